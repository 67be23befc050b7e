import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setThreadsCount, setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend, enableProdMode, ready, setBackend } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setKernels } from './activeKernels';
import { loadKernels } from './loadKernels';
import { registerFusedGradients, registerKernels } from './register/registerKernels';

let starting: Promise<void> | undefined;

/**
 * Makes tfjs' wasm backend current, with our kernels in its memory. A second call waits for the first. One thread:
 * threads change the order of sums, and a seed shall give the same weights every time on the same kind of machine.
 */
export function startEngine(): Promise<void> {
  starting ??= start();
  return starting;
}

async function start(): Promise<void> {
  enableProdMode();
  setWasmPaths(dirname(createRequire(__filename).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  setThreadsCount(1);
  await setBackend('wasm');
  await ready();
  const kernels = loadKernels(backend() as BackendWasm);
  setKernels(kernels);
  registerKernels(kernels);
  registerFusedGradients();
}
