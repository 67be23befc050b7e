import { getBackend, getKernel, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';

/** A backend that has this kernel reads rows in packed form, in all of its kernels. */
export const TAKE_ROWS = 'TakeRows';

/** What is known of the rows of sequences, by row. */
export interface RowFacts {
  /** [P] row of a table of vectors. */
  indices: Int32Array;
  /** [P] see `Positions`. */
  positions: Int32Array;
  /** [P] see `signalsOf`. */
  signals: Int32Array;
}

export interface UploadedRows extends RowFacts {
  /**
   * [P, 4], so that a GPU gets all of it by one upload: index in two parts, position, signal. Only where the backend has
   * kernels that read rows in this form.
   */
  tensor: Tensor2D | undefined;
}

/** A texture of 16-bit floats holds integers up to 2048 exactly: an index lies there as high · 1024 + low. */
export const INDEX_BASE = 1024;
/** Column of the positions, followed by that of the signals; kernels read columns in pairs. */
export const POSITION_COLUMN = 2;

/** Whether the kernels of the current backend read rows in packed form. */
export function readsPackedRows(): boolean {
  return getKernel(TAKE_ROWS, getBackend()) !== undefined;
}

/** tfjs' packed textures hold rows in pairs, and it compiles other programs where the last row has no partner. */
export function pairedRows(rows: number): number {
  return rows + (rows % 2);
}

/** The caller owns the tensor, if there is one. Its last row may be one of zeros, a sequence of its own that nobody asks for. */
export function uploadRows({ indices, positions, signals }: RowFacts): UploadedRows {
  if (!readsPackedRows()) return { indices, positions, signals, tensor: undefined };
  const rows = pairedRows(indices.length);
  const values = new Float32Array(4 * rows);
  indices.forEach((index, row) => {
    const facts = [Math.floor(index / INDEX_BASE), index % INDEX_BASE, positions[row]!, signals[row]!];
    values.set(facts, 4 * row);
  });
  return { indices, positions, signals, tensor: tensor2d(values, [rows, 4]) };
}
