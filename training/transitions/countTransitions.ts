import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { buildNeighbourTable, indexOccurrences } from './neighbourTable';

/** How neighbours in time are counted. */
export interface TransitionOptions {
  /** Items up to this many steps apart count. */
  window: number;
  /** A pair `gap` steps apart counts gap^−gapPower. */
  gapPower: number;
  /** Weight of the step back from B to A when A came before B. */
  reverse: number;
  /** A row is divided by (its sum + 1)^damping: 0 favours well-known items, 1 makes every row a distribution. */
  damping: number;
  /** A neighbour's weight is divided by (its own interactions)^neighbourDamping: 0 lets well-known items in. */
  neighbourDamping: number;
}

/** Who follows whom: for short shop histories, for long dense ones, and between. Validation chooses. */
export const TRANSITION_PRESETS: Record<string, TransitionOptions> = {
  wide: { window: 20, gapPower: 0.5, reverse: 0.15, damping: 0.5, neighbourDamping: 0 },
  medium: { window: 10, gapPower: 1, reverse: 0.15, damping: 0.8, neighbourDamping: 0 },
  narrow: { window: 3, gapPower: 1.5, reverse: 0.2, damping: 0.5, neighbourDamping: 0 },
};

/** Who is taken along with whom, whatever the order: cosine similarity, as nearest neighbours use it. */
export const TOGETHER: TransitionOptions = {
  window: 100,
  gapPower: 0,
  reverse: 1,
  damping: 0.5,
  neighbourDamping: 0.5,
};

/** All tables a mixture may use. */
export const TABLE_PRESETS: Record<string, TransitionOptions> = { ...TRANSITION_PRESETS, together: TOGETHER };

/** Counts who follows whom. Rows keep their `neighboursPerItem` strongest entries. */
export function countTransitions(
  sequences: readonly Int32Array[],
  itemCount: number,
  neighboursPerItem: number,
  { window, gapPower, reverse, damping, neighbourDamping }: TransitionOptions,
): TransitionTable {
  const { offsets, sequence, position } = indexOccurrences(sequences, itemCount);
  const gapWeights = Float32Array.from({ length: window + 1 }, (_, gap) => gap ** -gapPower);
  return buildNeighbourTable(itemCount, neighboursPerItem, (item, strengths, touched) => {
    let sum = 0;
    const add = (neighbour: number | undefined, weight: number) => {
      if (neighbour === undefined || neighbour === item) return;
      if (strengths[neighbour] === 0) touched.push(neighbour);
      strengths[neighbour] = strengths[neighbour]! + weight;
      sum += weight;
    };
    for (let entry = offsets[item]!; entry < offsets[item + 1]!; entry++) {
      const items = sequences[sequence[entry]!]!;
      const place = position[entry]!;
      for (let gap = 1; gap <= window; gap++) {
        add(items[place + gap], gapWeights[gap]!);
        if (reverse > 0) add(items[place - gap], reverse * gapWeights[gap]!);
      }
    }
    const divisor = (sum + 1) ** damping;
    for (const neighbour of touched) {
      const interactions = offsets[neighbour + 1]! - offsets[neighbour]!;
      strengths[neighbour] = strengths[neighbour]! / (divisor * interactions ** neighbourDamping);
    }
  });
}
