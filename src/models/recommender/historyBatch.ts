import { NO_SIGNAL } from './signals';

/** A history in the numbers of a model, oldest first. */
export interface IndexedHistory {
  items: ArrayLike<number>;
  /** See `signalsOf`; absent where only the items are known. */
  signals?: ArrayLike<number> | undefined;
}

/** Histories as the encoders read them: one after the other, each oldest item first. */
export interface HistoryBatch {
  /** [P] item indices. */
  indices: Int32Array;
  /** [P] counting from 0 at each history's first row. */
  positions: Int32Array;
  /** [P] see `signalsOf`. */
  signals: Int32Array;
  /** Row of the last item of each history. */
  lastRows: Int32Array;
}

/** The known items of a history as vocabulary indices, oldest first. Unknown items are left out. */
export function indexHistory(
  indexOfItem: ReadonlyMap<string, number>,
  itemIds: readonly string[],
  signals?: ArrayLike<number>,
): { items: number[]; signals: number[] } {
  const known = [...itemIds.keys()].filter((place) => indexOfItem.has(itemIds[place]!));
  return {
    items: known.map((place) => indexOfItem.get(itemIds[place]!)!),
    signals: known.map((place) => signals?.[place] ?? NO_SIGNAL),
  };
}

/**
 * Keeps the last `length` items of each history (oldest first).
 * Throws a RangeError when a history is empty: it has no direction to compare items with, so the caller
 * ranks by popularity instead.
 */
export function buildHistoryBatch(histories: readonly IndexedHistory[], length: number): HistoryBatch {
  const rows = histories.reduce((sum, { items }) => sum + Math.min(length, items.length), 0);
  const batch = {
    indices: new Int32Array(rows),
    positions: new Int32Array(rows),
    signals: new Int32Array(rows),
    lastRows: new Int32Array(histories.length),
  };
  let row = 0;
  histories.forEach(({ items, signals }, index) => {
    if (items.length === 0) throw new RangeError(`history ${index} is empty; rank by popularity instead`);
    const oldest = Math.max(0, items.length - length);
    for (let place = oldest; place < items.length; place++, row++) {
      batch.indices[row] = items[place]!;
      batch.positions[row] = place - oldest;
      batch.signals[row] = signals?.[place] ?? NO_SIGNAL;
    }
    batch.lastRows[index] = row - 1;
  });
  return batch;
}

/**
 * The same for one history on a GPU, whose programs are compiled for each shape: always `length` rows. Those in
 * front of the history are sequences of their own, of one item each, so that it sees nothing of them.
 */
export function buildPaddedHistory(history: IndexedHistory, length: number): HistoryBatch {
  const { indices, positions, signals } = buildHistoryBatch([history], length);
  const padFront = (values: Int32Array) => {
    const padded = new Int32Array(length);
    padded.set(values, length - values.length);
    return padded;
  };
  return {
    indices: padFront(indices),
    positions: padFront(positions),
    signals: padFront(signals),
    lastRows: Int32Array.of(length - 1),
  };
}
