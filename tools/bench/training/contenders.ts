import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type ContenderArguments } from './contenderMain';
import { REFERENCE } from './referenceNetwork';
import { startContender, typescriptArguments, type RunningContender } from '../process/startContender';

const PYTHON = ['/usr/bin/python3', 'python3'];

/** Debian's package works with the distribution's Python alone, hence the path first. */
export function findTorch(): string | undefined {
  return PYTHON.find((python) => spawnSync(python, ['-c', 'import torch']).status === 0);
}

/** Starts the reference step of our engine, or of stock tfjs, in its own process. */
export function startNodeContender(contender: ContenderArguments): Promise<RunningContender> {
  const file = join(__dirname, 'contenderMain.ts');
  return startContender(process.execPath, [...typescriptArguments(file), JSON.stringify(contender)]);
}

/** The same step in PyTorch on one thread. */
export function startTorchContender(python: string): Promise<RunningContender> {
  const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  return startContender(python, [join(__dirname, 'torchStep.py'), JSON.stringify(REFERENCE)], oneThread);
}
