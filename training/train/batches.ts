import { type SeededRandom } from '../random/seededRandom';

/** Prefixes of several sequences: at row r the model reads up to `inputs[r]` and shall expect `targets[r]`. */
export interface Batch {
  inputs: Int32Array;
  /** Place of the input in its sequence, from 0. */
  positions: Int32Array;
  targets: Int32Array;
  /** 0 where the target occurred before in its sequence: history is never recommended, so there is nothing to learn. */
  weights: Float32Array;
}

/**
 * Which sequences go together in one epoch: shuffled, then packed until a batch holds `batchPositions`
 * interactions. Sequences lie one after the other without padding, so their lengths need not agree.
 */
export function planBatches(
  sequences: readonly Int32Array[],
  batchPositions: number,
  random: SeededRandom,
): number[][] {
  const usable = [...sequences.keys()].filter((index) => sequences[index]!.length > 1);
  const batches: number[][] = [];
  let room = 0;
  for (const index of random.shuffle(Int32Array.from(usable))) {
    if (room <= 0) {
      batches.push([]);
      room = batchPositions;
    }
    batches.at(-1)!.push(index);
    room -= sequences[index]!.length - 1;
  }
  return batches;
}

export function buildBatch(sequences: readonly Int32Array[]): Batch {
  const size = sequences.reduce((sum, sequence) => sum + sequence.length - 1, 0);
  const batch: Batch = {
    inputs: new Int32Array(size),
    positions: new Int32Array(size),
    targets: new Int32Array(size),
    weights: new Float32Array(size),
  };
  let row = 0;
  for (const sequence of sequences) {
    const seen = new Set([sequence[0]]);
    for (let position = 0; position < sequence.length - 1; position++, row++) {
      const target = sequence[position + 1]!;
      batch.inputs[row] = sequence[position]!;
      batch.positions[row] = position;
      batch.targets[row] = target;
      batch.weights[row] = seen.has(target) ? 0 : 1;
      seen.add(target);
    }
  }
  return batch;
}
