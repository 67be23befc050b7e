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
  { inputs, positions, queries, earlier }: Pick<BatchShare, 'inputs' | 'positions' | 'queries' | 'earlier'>,
  columnsOf: (item: number) => readonly number[],
): ColumnLists {
  // Of each row: the list of its sequence, and how much of that list lies up to and including the row.
  const lists: number[][] = [];
  const listOfRow = new Int32Array(inputs.length);
  const lengthAtRow = new Int32Array(inputs.length);
  inputs.forEach((item, row) => {
    if (positions[row] === 0) lists.push(Array.from(earlier[lists.length]!).flatMap(columnsOf));
    const list = lists.at(-1)!;
    list.push(...columnsOf(item));
    listOfRow[row] = lists.length - 1;
    lengthAtRow[row] = list.length;
  });
  const offsets = new Int32Array(queries.length + 1);
  queries.forEach((row, question) => (offsets[question + 1] = offsets[question]! + lengthAtRow[row]!));
  const arrays = lists.map((list) => Int32Array.from(list));
  const columns = new Int32Array(offsets.at(-1)!);
  queries.forEach((row, question) => {
    columns.set(arrays[listOfRow[row]!]!.subarray(0, lengthAtRow[row]), offsets[question]);
  });
  return { offsets, columns };
}
