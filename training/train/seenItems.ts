import { type BatchShare } from './splitBatch';

/** Lists of columns, compressed: row q has columns[offsets[q]] … columns[offsets[q + 1] − 1]. */
export interface ColumnLists {
  offsets: Int32Array;
  columns: Int32Array;
}

/**
 * Columns of the items that each question's answer cannot be, because they came before it in its sequence: a
 * ranking never shows what was seen, so the softmax must not spend probability on it.
 */
export function seenColumns(
  { inputs, positions, queries }: Pick<BatchShare, 'inputs' | 'positions' | 'queries'>,
  columnsOf: (item: number) => readonly number[],
): ColumnLists {
  const offsets = new Int32Array(queries.length + 1);
  const columns: number[] = [];
  queries.forEach((row, question) => {
    for (let at = row - positions[row]!; at <= row; at++) columns.push(...columnsOf(inputs[at]!));
    offsets[question + 1] = columns.length;
  });
  return { offsets, columns: Int32Array.from(columns) };
}
