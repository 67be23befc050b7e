/** Histories as the encoders read them: one after the other, each oldest item first. */
export interface HistoryBatch {
  /** [P] item indices. */
  indices: Int32Array;
  /** [P] counting from 0 at each history's first row. */
  positions: Int32Array;
  /** Row of the last item of each history. */
  lastRows: Int32Array;
}

/** The known items of a history as vocabulary indices, oldest first. Unknown items are left out. */
export function indexHistory(indexOfItem: ReadonlyMap<string, number>, history: readonly string[]): number[] {
  return history.flatMap((item) => indexOfItem.get(item) ?? []);
}

/**
 * Keeps the last `length` items of each history (oldest first).
 * Throws a RangeError when a history is empty: it has no direction to compare items with, so the caller
 * ranks by popularity instead.
 */
export function buildHistoryBatch(histories: readonly ArrayLike<number>[], length: number): HistoryBatch {
  const recent = histories.map((history, row) => {
    if (history.length === 0) throw new RangeError(`history ${row} is empty; rank by popularity instead`);
    return Array.from(history).slice(-length);
  });
  const rows = recent.reduce((sum, history) => sum + history.length, 0);
  const batch = {
    indices: new Int32Array(rows),
    positions: new Int32Array(rows),
    lastRows: new Int32Array(recent.length),
  };
  let start = 0;
  recent.forEach((history, row) => {
    batch.indices.set(history, start);
    history.forEach((_, position) => (batch.positions[start + position] = position));
    start += history.length;
    batch.lastRows[row] = start - 1;
  });
  return batch;
}

/**
 * The same for one history on a GPU, whose programs are compiled for each shape: always `length` rows. Those in
 * front of the history are sequences of their own, of one item each, so that it sees nothing of them.
 */
export function buildPaddedHistory(history: readonly number[], length: number): HistoryBatch {
  const { indices, positions } = buildHistoryBatch([history], length);
  const padded = { indices: new Int32Array(length), positions: new Int32Array(length) };
  padded.indices.set(indices, length - indices.length);
  padded.positions.set(positions, length - positions.length);
  return { ...padded, lastRows: Int32Array.of(length - 1) };
}
