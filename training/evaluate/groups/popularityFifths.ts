import { type HeldOut } from '../../datasets/holdOut';
import { groupByLabel, type Grouping } from './grouping';

export const FIFTHS = ['most popular', '2nd fifth', '3rd fifth', '4th fifth', 'least popular'] as const;

/** [N] the fifth each item is in: items by number of interactions, five groups of equal size, most popular 0. */
export function popularityFifths(interactions: Int32Array): Int32Array {
  const order = [...interactions.keys()].sort((a, b) => interactions[b]! - interactions[a]! || a - b);
  const fifths = new Int32Array(interactions.length);
  order.forEach((item, place) => {
    fifths[item] = Math.floor((place * FIFTHS.length) / order.length);
  });
  return fifths;
}

/** How popular the item is that was asked for. Items the model does not know are in no group. */
export function groupByPopularity(
  questions: readonly Pick<HeldOut, 'target'>[],
  interactions: Int32Array,
): Grouping {
  const fifths = popularityFifths(interactions);
  const labelOf = questions.map(({ target }) => (target < 0 ? undefined : FIFTHS[fifths[target]!]!));
  return groupByLabel('popularity of the item', labelOf, FIFTHS);
}
