// First: the gradients come from other files than the package's main one, and whichever is loaded first makes
// the engine's tensors; those of the other files cannot `clone` or `cast`.
import '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setThreadsCount, setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend, enableProdMode, ready, setBackend } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setKernels } from './activeKernels';
import { type KernelVariant } from './compileKernels';
import { loadKernels } from './loadKernels';
import { registerFusedGradients, registerKernels } from './register/registerKernels';

export interface EngineOptions {
  /** For measurements: this build of our kernels instead of the best one that runs here. */
  variant?: KernelVariant;
}

let starting: Promise<void> | undefined;

/**
 * Makes tfjs' wasm backend current, with our kernels in its memory. A second call waits for the first. One thread:
 * threads change the order of sums, and a seed shall give the same weights every time on the same kind of machine.
 */
export function startEngine(options: EngineOptions = {}): Promise<void> {
  starting ??= start(options);
  return starting;
}

async function start({ variant }: EngineOptions): Promise<void> {
  enableProdMode();
  setWasmPaths(dirname(createRequire(__filename).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  setThreadsCount(1);
  await setBackend('wasm');
  await ready();
  const kernels = loadKernels(backend() as BackendWasm, variant);
  setKernels(kernels);
  registerKernels(kernels);
  registerFusedGradients();
}
