import { NO_SIGNAL } from '../../src/models/recommender/signals';
import { type SeededRandom } from '../random/seededRandom';
import { type TrainOptions } from './trainOptions';

/** Sequences, one after the other, with what shall be expected after which of their items. */
export interface Batch {
  inputs: Int32Array;
  /** Place of the input in its sequence, from 0. */
  positions: Int32Array;
  /** What came with each input (`signalsOf`). */
  signals: Int32Array;
  /** Row of the last input that a question may see. */
  queries: Int32Array;
  /** The item that answers it. */
  targets: Int32Array;
  /** 0 where the target occurred before in its sequence: history is never recommended, so there is nothing to learn. */
  weights: Float32Array;
  /** What came before each sequence where it is a stretch of a longer one; empty elsewhere. */
  earlier: Int32Array[];
}

/** A stretch of one sequence: items `start` … `end` − 1 of row `row`. */
export interface Stretch {
  row: number;
  start: number;
  end: number;
}

/**
 * What goes together in one epoch: every sequence, cut at random places into stretches of `windowItems` items where
 * it is longer, all shuffled, then packed until a batch holds `batchPositions` interactions. Stretches lie one after
 * the other without padding, so their lengths need not agree.
 */
export function planBatches(
  sequences: readonly Int32Array[],
  { batchPositions, windowItems }: Pick<TrainOptions, 'batchPositions' | 'windowItems'>,
  random: SeededRandom,
): Stretch[][] {
  const stretches = sequences.flatMap(({ length }, row) =>
    cutIntoStretches(row, length, windowItems, random),
  );
  const batches: Stretch[][] = [];
  let room = 0;
  for (const index of random.shuffle(Int32Array.from(stretches.keys()))) {
    if (room <= 0) {
      batches.push([]);
      room = batchPositions;
    }
    const stretch = stretches[index]!;
    batches.at(-1)!.push(stretch);
    room -= stretch.end - stretch.start - 1;
  }
  return batches;
}

/** Neighbouring stretches share one item, so that every item but a sequence's first is asked for exactly once. */
function cutIntoStretches(row: number, length: number, windowItems: number, random: SeededRandom): Stretch[] {
  const stretches: Stretch[] = [];
  let start = 0;
  let end = length > windowItems ? 2 + random.below(windowItems - 1) : length;
  while (end - start > 1) {
    stretches.push({ row, start, end });
    start = end - 1;
    end = Math.min(length, start + windowItems);
  }
  return stretches;
}

/** What may be known of the sequences of a batch besides their items. */
export interface KnownOfSequences {
  /** Absent: nothing came before any of them. */
  earlier?: readonly Int32Array[];
  signals?: readonly ArrayLike<number>[] | undefined;
}

/** Every prefix is a question for the next item. */
export function buildBatch(sequences: readonly Int32Array[], known: KnownOfSequences = {}): Batch {
  const batch = inputsOf(sequences, known);
  const questions = emptyQuestions();
  let start = 0;
  sequences.forEach((sequence, index) => {
    const seen = new Set([...batch.earlier[index]!, sequence[0]]);
    for (let position = 1; position < sequence.length; position++) {
      const target = sequence[position]!;
      ask(questions, start + position - 1, target, !seen.has(target));
      seen.add(target);
    }
    start += sequence.length;
  });
  return { ...batch, ...toArrays(questions) };
}

/**
 * Where items come in baskets, whose inner order means nothing: each basket is shuffled, and besides the next
 * item, every item of a basket is asked for after the basket before it. Signals stay in their places: within a basket
 * all items came in the same way.
 */
export function buildBasketBatch(
  sequences: readonly Int32Array[],
  baskets: readonly Int32Array[],
  random: SeededRandom,
  known: KnownOfSequences = {},
): Batch {
  const shuffled = sequences.map((sequence, row) => shuffleBaskets(sequence, baskets[row]!, random));
  const batch = inputsOf(shuffled, known);
  const questions = emptyQuestions();
  let start = 0;
  shuffled.forEach((sequence, row) => {
    const numbers = baskets[row]!;
    const seen = new Set([...batch.earlier[row]!, sequence[0]]);
    let lastOfBasketBefore = -1;
    for (let position = 1; position < sequence.length; position++) {
      const target = sequence[position]!;
      const isNew = !seen.has(target);
      if (numbers[position] !== numbers[position - 1]) lastOfBasketBefore = start + position - 1;
      ask(questions, start + position - 1, target, isNew);
      if (lastOfBasketBefore >= 0 && lastOfBasketBefore !== start + position - 1) {
        ask(questions, lastOfBasketBefore, target, isNew);
      }
      seen.add(target);
    }
    start += sequence.length;
  });
  return { ...batch, ...toArrays(questions) };
}

function shuffleBaskets(sequence: Int32Array, baskets: Int32Array, random: SeededRandom): Int32Array {
  const shuffled = sequence.slice();
  let start = 0;
  for (let end = 1; end <= sequence.length; end++) {
    if (end < sequence.length && baskets[end] === baskets[start]) continue;
    random.shuffle(shuffled.subarray(start, end));
    start = end;
  }
  return shuffled;
}

interface Questions {
  queries: number[];
  targets: number[];
  weights: number[];
}
function emptyQuestions(): Questions {
  return { queries: [], targets: [], weights: [] };
}
function ask({ queries, targets, weights }: Questions, query: number, target: number, counts: boolean): void {
  queries.push(query);
  targets.push(target);
  weights.push(counts ? 1 : 0);
}
function toArrays({ queries, targets, weights }: Questions) {
  return {
    queries: Int32Array.from(queries),
    targets: Int32Array.from(targets),
    weights: Float32Array.from(weights),
  };
}

function inputsOf(
  sequences: readonly Int32Array[],
  { earlier = sequences.map(() => new Int32Array(0)), signals }: KnownOfSequences,
): Pick<Batch, 'inputs' | 'positions' | 'signals' | 'earlier'> {
  const size = sequences.reduce((sum, { length }) => sum + length, 0);
  const batch = {
    inputs: new Int32Array(size),
    positions: new Int32Array(size),
    signals: new Int32Array(size).fill(NO_SIGNAL),
    earlier: [...earlier],
  };
  let start = 0;
  sequences.forEach((sequence, row) => {
    batch.inputs.set(sequence, start);
    for (let position = 0; position < sequence.length; position++)
      batch.positions[start + position] = position;
    if (signals) batch.signals.set(signals[row]!, start);
    start += sequence.length;
  });
  return batch;
}
