import { type BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type * as koffi from 'koffi';
import { createRequire } from 'node:module';
import { type FusedKernels } from './loadKernels';
import { heapOf } from './wasmMemory';

const ROW_MAJOR = 101;
const UNTRANSPOSED = 111;
const TRANSPOSED = 112;
/** Below this many multiplications a call into the library costs more than it gains. */
const WORTH_CALLING = 1 << 15;

type Sgemm = (
  ...call: [
    ...[order: number, transA: number, transB: number, m: number, n: number, k: number],
    ...[alpha: number, a: Float32Array, lda: number, b: Float32Array, ldb: number],
    ...[beta: number, c: Float32Array, ldc: number],
  ]
) => void;

/**
 * `kernels.matMul` by a native BLAS on the wasm heap, for products that are worth a call. Throws when the library
 * cannot be used.
 */
export function blasMatMul(
  path: string,
  kernels: FusedKernels,
  backend: BackendWasm,
): FusedKernels['matMul'] {
  const sgemm = loadSgemm(path);
  return (...call) => {
    const [count, m, n, k, a, aBatch, aTransposed, b, bBatch, bTransposed, c] = call as [
      ...[number, number, number, number, number, number, number, number, number, number, number],
    ];
    if (m * n * k < WORTH_CALLING) return kernels.matMul(...call);
    const heap = heapOf(backend);
    for (let i = 0; i < count; i++) {
      sgemm(
        ...([
          ROW_MAJOR,
          aTransposed ? TRANSPOSED : UNTRANSPOSED,
          bTransposed ? TRANSPOSED : UNTRANSPOSED,
        ] as const),
        ...([m, n, k, 1] as const),
        new Float32Array(heap, a + i * aBatch, m * k),
        aTransposed ? m : k,
        new Float32Array(heap, b + i * bBatch, k * n),
        bTransposed ? k : n,
        0,
        new Float32Array(heap, c + i * m * n * 4, m * n),
        n,
      );
    }
    return 0;
  };
}

/** One thread: data-parallel workers share the cores already. */
function loadSgemm(path: string): Sgemm {
  const foreign = loadKoffi();
  try {
    const library = foreign.load(path);
    try {
      library.func('void openblas_set_num_threads(int)')(1);
    } catch {
      // Not OpenBLAS: it has no such function, and whatever threads it has are its own affair.
    }
    return library.func(
      'void cblas_sgemm(int order, int transA, int transB, int m, int n, int k, float alpha, ' +
        'float *a, int lda, float *b, int ldb, float beta, _Inout_ float *c, int ldc)',
    ) as Sgemm;
  } catch (cause) {
    throw new Error(
      `--blas ${path}: expected a library with cblas_sgemm, for example Debian's libopenblas.so.0 ` +
        `(apt-get install libopenblas0). ${(cause as Error).message}`,
      { cause },
    );
  }
}

function loadKoffi(): typeof koffi {
  try {
    return createRequire(__filename)('koffi') as typeof koffi;
  } catch (cause) {
    throw new Error('--blas needs the package koffi: npm install --include=dev', { cause });
  }
}
