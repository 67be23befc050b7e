import { tensor1d, tensor2d, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';

/** Columns of each row, compressed: row q has columns[offsets[q]] … columns[offsets[q + 1] − 1]. */
export interface ColumnLists {
  /** [Q + 1] */
  offsets: Int32Array;
  columns: Int32Array;
}

/** A logit that counts for nothing. */
export const LEFT_OUT = -1e9;

/** As a kernel takes them. */
export function columnTensors(lists: ColumnLists | undefined): Record<string, Tensor> {
  if (!lists) return {};
  return {
    excludedOffsets: tensor1d(lists.offsets, 'int32'),
    excludedColumns: tensor1d(lists.columns, 'int32'),
  };
}

/** [rows, width] to add to the logits of rows `start` …: `LEFT_OUT` in the listed columns, else 0. */
export function columnMask(
  { offsets, columns }: ColumnLists,
  start: number,
  rows: number,
  width: number,
): Tensor2D {
  const mask = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let entry = offsets[start + row]!; entry < offsets[start + row + 1]!; entry++) {
      mask[row * width + columns[entry]!] = LEFT_OUT;
    }
  }
  return tensor2d(mask, [rows, width]);
}
