import { engine, getBackend, getKernel, type Tensor2D } from '@tensorflow/tfjs-core';

/** For backends that make floats of bytes faster than they are given floats. */
export const UNIT_TABLE = 'UnitTable';

/** Rows known up to their length, as a file holds them in 8 bits. */
export interface RowBytes {
  /** [N, D] each stands for (integer − zero), times what is the same for all. */
  integers: Uint8Array;
  /** What stands for 0; need not be whole. */
  zero: number;
}

export interface UnitTableAttributes extends RowBytes {
  rows: number;
  columns: number;
}

/** [N, D], every row of unit length; `undefined` where the backend has no kernel for it. The caller owns it. */
export function unitTable(bytes: RowBytes, [rows, columns]: [number, number]): Tensor2D | undefined {
  if (!getKernel(UNIT_TABLE, getBackend())) return undefined;
  return engine().runKernel<Tensor2D>(UNIT_TABLE, {}, { ...bytes, rows, columns });
}
