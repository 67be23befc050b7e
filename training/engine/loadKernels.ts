import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { KERNEL_VARIANTS, kernelBinary, type KernelVariant } from './compileKernels';

type KernelName =
  | 'adamW'
  | 'attentionWorkspace'
  | 'blend'
  | 'crossEntropy'
  | 'crossEntropyWorkspace'
  | 'decayedAverage'
  | 'decayedAverageGradient'
  | 'dropout'
  | 'gatherRows'
  | 'layerNorm'
  | 'layerNormGradient'
  | 'matMul'
  | 'neighbourRows'
  | 'neighbourRowsGradient'
  | 'panelColumns'
  | 'poolSequences'
  | 'poolSequencesGradient'
  | 'segmentSum'
  | 'setSpareTile'
  | 'squaredNorm'
  | 'unitLength'
  | 'unitLengthGradient'
  | 'windowAttention'
  | 'windowAttentionGradient';

/** The functions of `kernels/index.ts`; their arguments are counts, byte offsets into wasm memory and numbers. */
export type KernelExports = Record<KernelName, (...args: number[]) => number>;

export interface FusedKernels extends KernelExports {
  variant: KernelVariant;
  /** Byte offset of room for `floats` floats, valid until the next call. */
  workspace(floats: number): number;
}

/** What the published types of the backend leave out: Emscripten's memory and allocator. */
interface EmscriptenModule {
  wasmMemory?: WebAssembly.Memory;
  asm?: { memory: WebAssembly.Memory };
  _malloc(bytes: number): number;
  _free(pointer: number): void;
}

const TILE_BYTES = 5 * 8 * 4;

/** Node 20 has fused multiply-add behind a flag, later versions without: for the whole process, from now on. */
export function allowRelaxedSimd(): void {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
}

/**
 * Puts our kernels into the memory of tfjs' wasm backend, built with fused multiply-add where this machine can run it.
 */
export function loadKernels(backend: BackendWasm, only?: KernelVariant): FusedKernels {
  const emscripten = backend.wasm as unknown as EmscriptenModule;
  const memory = emscripten.wasmMemory ?? emscripten.asm!.memory;
  allowRelaxedSimd();
  for (const variant of only ? [only] : [...KERNEL_VARIANTS].reverse()) {
    const code = readFileSync(kernelBinary(variant));
    if (!WebAssembly.validate(code)) continue;
    const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
    const kernels = instance.exports as unknown as KernelExports;
    kernels.setSpareTile(allocate(emscripten, TILE_BYTES));
    return { ...kernels, variant, workspace: createWorkspace(emscripten) };
  }
  throw new Error('This Node.js has no WebAssembly SIMD, which training needs. Use Node.js 20.9 or later.');
}

function createWorkspace(emscripten: EmscriptenModule): (floats: number) => number {
  let pointer = 0;
  let capacity = 0;
  return (floats) => {
    if (floats > capacity) {
      if (capacity > 0) emscripten._free(pointer);
      pointer = allocate(emscripten, floats * 4);
      capacity = floats;
    }
    return pointer;
  };
}

function allocate(emscripten: EmscriptenModule, bytes: number): number {
  const pointer = emscripten._malloc(bytes) >>> 0;
  if (pointer === 0) throw new Error(`No room for ${bytes} more bytes in the 4 GB of wasm memory.`);
  return pointer;
}
