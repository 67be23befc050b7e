import { setThreadsCount, setWasmPaths, type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { backend, enableProdMode, ready, setBackend } from '@tensorflow/tfjs-core';
// After tfjs-core: in Node the two load different copies of Tensor, and the first one's is used.
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setKernels } from './activeKernels';
import { blasMatMul } from './blas';
import { type KernelVariant } from './compileKernels';
import { loadKernels } from './loadKernels';
import { startNodeBackend } from './nodeBackend';
import { registerFusedGradients, registerKernels } from './register/registerKernels';

export interface EngineOptions {
  /** `wasm`, unless said otherwise; `node` is TensorFlow's native library, where it is installed. */
  backend?: 'wasm' | 'node';
  /** A native BLAS that multiplies matrices in place of our kernel, on the wasm backend. */
  blasPath?: string;
  /** For measurements: this build of our kernels instead of the best one that runs here. */
  variant?: KernelVariant;
}

let starting: Promise<void> | undefined;

/**
 * Makes a backend for training current: tfjs' wasm backend with our kernels in its memory, by default. A second
 * call waits for the first, whose options stay, unless it failed. One thread: threads change the order of sums, and a seed shall give
 * the same weights every time on the same kind of machine. Rejects when what the options ask for is not installed.
 */
export function startEngine(options: EngineOptions = {}): Promise<void> {
  starting ??= start(options).catch((error: unknown) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function start({ backend: name, blasPath, variant }: EngineOptions): Promise<void> {
  enableProdMode();
  if (name === 'node') return startNodeBackend();
  setWasmPaths(dirname(createRequire(__filename).resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  setThreadsCount(1);
  await setBackend('wasm');
  await ready();
  const wasm = backend() as BackendWasm;
  const own = loadKernels(wasm, variant);
  const kernels = blasPath ? { ...own, matMul: blasMatMul(blasPath, own, wasm) } : own;
  setKernels(kernels);
  registerKernels(kernels);
  registerFusedGradients();
}
