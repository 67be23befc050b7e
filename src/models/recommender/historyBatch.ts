/** Histories as the encoder reads them: [size, length], row-major, padded at the front. */
export interface HistoryBatch {
  size: number;
  length: number;
  /** Item indices; padding points at item 0. */
  indices: Int32Array;
  /** 1 where there is an item, 0 where there is padding. */
  presence: Float32Array;
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
export function buildHistoryBatch(histories: readonly (readonly number[])[], length: number): HistoryBatch {
  const indices = new Int32Array(histories.length * length);
  const presence = new Float32Array(histories.length * length);
  histories.forEach((history, row) => {
    if (history.length === 0) throw new RangeError(`history ${row} is empty; rank by popularity instead`);
    const recent = history.slice(-length);
    const start = (row + 1) * length - recent.length;
    indices.set(recent, start);
    presence.fill(1, start, start + recent.length);
  });
  return { size: histories.length, length, indices, presence };
}
