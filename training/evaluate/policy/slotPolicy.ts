import { topItems } from '../../../src/domain/metrics/topItems';
import { indexHistory } from '../../../src/models/recommender/historyBatch';
import { signalsOf } from '../../../src/models/recommender/signals';
import { type ShopperState } from '../../datasets/loggedExposures';
import { type ScoreHistories } from '../rankHeldOut';

/** How a policy fills the places of a list for one shopper. */
export interface SlotPolicy {
  /** π(item | place, shopper): 0 for an item that the policy cannot show. */
  probability(item: string, place: number): number;
  /** The item that stands at the place when nothing is left to chance. */
  itemAt(place: number): string | undefined;
}

export interface SlotPolicyOptions {
  /** Places that are asked for: 0 … places − 1. */
  places: number;
  /** Share of the time that a place goes to an item drawn evenly from all that may be shown. */
  epsilon: number;
}

/** Histories scored at once. */
const CHUNK = 64;

/**
 * The policy of an artifact: its items by score without those that are withheld from the shopper, each place
 * left to an even draw with probability ε. π(item | place) = (1 − ε)·[the item stands there] + ε / N. Merchant
 * rules, freshness, fatigue and the spreading of categories come after it in the app and are left out.
 */
export async function slotPolicies(
  shoppers: readonly ShopperState[],
  items: readonly string[],
  score: ScoreHistories,
  { places, epsilon }: SlotPolicyOptions,
): Promise<SlotPolicy[]> {
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  const policies: SlotPolicy[] = [];
  for (let start = 0; start < shoppers.length; start += CHUNK) {
    const some = shoppers.slice(start, start + CHUNK);
    const histories = some.map(({ history }) => {
      const itemIds = history.map(({ itemId }) => itemId);
      return indexHistory(indexOfItem, itemIds, signalsOf(history));
    });
    const rows = await score(
      histories.map((history) => Int32Array.from(history.items)),
      histories.map(({ signals }) => signals),
    );
    some.forEach(({ withheld }, index) => {
      const excluded = new Set(indexHistory(indexOfItem, [...withheld]).items);
      const list = topItems(rows[index]!, places, excluded);
      const eligible = items.length - excluded.size;
      policies.push({
        itemAt: (place) => items[list[place] ?? -1],
        probability: (item, place) => {
          const own = indexOfItem.get(item);
          if (own === undefined || excluded.has(own)) return 0;
          return (list[place] === own ? 1 - epsilon : 0) + epsilon / eligible;
        },
      });
    });
  }
  return policies;
}
