import { type PastInteraction } from './rankItems';
import { type SoldItem } from './rankForEverybody';
import { standardDeviation } from '../statistics/standardDeviation';

/** What the last action counts; each one before it counts `ACTION_DECAY` times the next. */
const KIND_WEIGHTS = { viewed: 1, 'cart-added': 2, ordered: 2 };
const ACTION_DECAY = 0.7;
/** Actions that count: older ones have faded below a hundredth. */
const LAST_ACTIONS = 12;
/** Likeness of two items of one category; of one brand; both add up. */
const CATEGORY_LIKENESS = 1;
const BRAND_LIKENESS = 0.5;
/** What full likeness to everything done lately is worth at most, in standard deviations of popularity … */
const LIKENESS_GAIN = 3.5;
/** … and how much must have been done for half of it: one look is less certain than five. */
const DOUBT = 1;

export interface SessionInput {
  /** In the shop's own order. */
  items: readonly SoldItem[];
  /** What the shopper did, oldest first. */
  actions: readonly Pick<PastInteraction, 'itemId' | 'kind'>[];
  /** A list from a model that knew the shopper before these actions, best first; where it is empty, sales take its place. */
  before: readonly string[];
}

/**
 * Scores for a shopper whom no model can score: popularity that turns towards what they just did, so that the list answers
 * the first tap. score = prior + gain · Σ weight · likeness / (Σ weight + doubt), the prior of standard deviation 1:
 * ln(1 + sold), or −√place in the list `before`, so that a tap takes about half of the first screens.
 */
export function sessionScores({ items, actions, before }: SessionInput): Map<string, number> {
  const byId = new Map(items.map((item) => [item.itemId, item]));
  const recent = actions.flatMap(({ itemId, kind }) => {
    const item = byId.get(itemId);
    return item ? [{ item, weight: KIND_WEIGHTS[kind] }] : [];
  });
  let total = 0;
  const byCategory = new Map<string, number>();
  const byBrand = new Map<string, number>();
  recent
    .slice(-LAST_ACTIONS)
    .reverse()
    .forEach(({ item, weight }, age) => {
      const faded = weight * ACTION_DECAY ** age;
      total += faded;
      byCategory.set(item.categoryId, (byCategory.get(item.categoryId) ?? 0) + faded);
      if (item.brand !== '') byBrand.set(item.brand, (byBrand.get(item.brand) ?? 0) + faded);
    });
  const prior = standardised(
    before.length > 0 ? placesIn(before, items) : items.map(({ soldCount }) => Math.log1p(soldCount)),
  );
  return new Map(
    items.map(({ itemId, categoryId, brand }, index) => {
      const likeness =
        CATEGORY_LIKENESS * (byCategory.get(categoryId) ?? 0) + BRAND_LIKENESS * (byBrand.get(brand) ?? 0);
      return [itemId, prior[index]! + (LIKENESS_GAIN * likeness) / (total + DOUBT)];
    }),
  );
}

/** Items that are not in the list stand behind it, in their own order. */
function placesIn(list: readonly string[], items: readonly SoldItem[]): number[] {
  const placeOf = new Map(list.map((itemId, place) => [itemId, place]));
  let last = list.length;
  return items.map(({ itemId }) => -Math.sqrt(placeOf.get(itemId) ?? last++));
}

function standardised(values: readonly number[]): number[] {
  const spread = standardDeviation(values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => (spread > 0 ? (value - mean) / spread : 0));
}
