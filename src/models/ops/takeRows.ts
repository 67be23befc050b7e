import { gather, tensor1d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { runFused } from './runFused';

export const TAKE_ROWS = 'TakeRows';

/** A texture of 16-bit floats holds integers up to 2048 exactly: larger ones go there in two parts. */
export const INDEX_BASE = 1024;

/** The columns that a row number takes where it lies in a texture: multiples of `INDEX_BASE`, and the rest. */
export function indexParts(index: number): [high: number, low: number] {
  return [Math.floor(index / INDEX_BASE), index % INDEX_BASE];
}

export interface RowNumbers {
  /** [P] */
  indices: Int32Array;
  /** [P, C]; its first two columns hold the `indexParts`. */
  tensor: Tensor2D;
}

/** table [N, D] → the rows with these numbers, [P, D]. */
export function takeRows(table: Tensor2D, { indices, tensor }: RowNumbers): Tensor2D {
  return runFused(TAKE_ROWS, { table, numbers: tensor }, {}, () =>
    tidy(() => gather(table, tensor1d(indices, 'int32'))),
  );
}
