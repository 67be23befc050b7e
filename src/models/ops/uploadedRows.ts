import { tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';

/** What is known of the rows of sequences, by row. */
export interface RowFacts {
  /** [P] row of a table of vectors. */
  indices: Int32Array;
  /** [P] see `Positions`. */
  positions: Int32Array;
  /** [P] see `signalsOf`. */
  signals: Int32Array;
}

/** The same also in one tensor [P, 4], so that a GPU gets all of it by one upload. */
export interface UploadedRows extends RowFacts {
  /** Columns: index in two parts, position, signal. */
  tensor: Tensor2D;
}

/** A texture of 16-bit floats holds integers up to 2048 exactly: an index lies there as high · 1024 + low. */
export const INDEX_BASE = 1024;
/** Column of the positions, followed by that of the signals; kernels read columns in pairs. */
export const POSITION_COLUMN = 2;

/** The caller owns the tensor. */
export function uploadRows({ indices, positions, signals }: RowFacts): UploadedRows {
  const values = new Float32Array(4 * indices.length);
  indices.forEach((index, row) => {
    const facts = [Math.floor(index / INDEX_BASE), index % INDEX_BASE, positions[row]!, signals[row]!];
    values.set(facts, 4 * row);
  });
  return { indices, positions, signals, tensor: tensor2d(values, [indices.length, 4]) };
}
