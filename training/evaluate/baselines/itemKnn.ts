import { type SequenceSet } from '../../datasets/corpus';
import { buildNeighbourTable, indexOccurrences } from '../../transitions/neighbourTable';
import { type ScoreHistories } from '../rankHeldOut';

const NEIGHBOURS = 200;
const RECENT_ITEMS = 20;
const DECAY = 0.8;

/**
 * Item-based nearest neighbours: similarity = users of both / √(users of one · users of the other); an item's
 * score is the sum over the last 20 items of the history, each step back counting 0.8 of the one after it.
 */
export function itemKnnBaseline({ sequences }: SequenceSet, itemCount: number): ScoreHistories {
  const sets = sequences.map((sequence) => Int32Array.from(new Set(sequence)));
  const { offsets, sequence } = indexOccurrences(sets, itemCount);
  const users = (item: number) => offsets[item + 1]! - offsets[item]!;
  const table = buildNeighbourTable(itemCount, NEIGHBOURS, (item, similarities, touched) => {
    for (let entry = offsets[item]!; entry < offsets[item + 1]!; entry++) {
      for (const other of sets[sequence[entry]!]!) {
        if (similarities[other] === 0) touched.push(other);
        similarities[other] = similarities[other]! + 1;
      }
    }
    for (const other of touched) {
      similarities[other] = similarities[other]! / Math.sqrt(users(item) * users(other));
    }
  });
  return async (histories) =>
    histories.map((history) => {
      const scores = new Float32Array(itemCount);
      let recency = 1;
      for (const item of history.slice(-RECENT_ITEMS).reverse()) {
        for (let entry = item * NEIGHBOURS; entry < (item + 1) * NEIGHBOURS; entry++) {
          const neighbour = table.neighbours[entry]!;
          scores[neighbour] = scores[neighbour]! + recency * table.weights[entry]!;
        }
        recency *= DECAY;
      }
      return scores;
    });
}
