import { type Merchandising } from '../../contracts';
import { arrange, type Candidate } from './arrange';
import { readMerchantRules, type RuledItem } from './merchantRules';
import { type RankedList } from './rankItems';
import { standardDeviation } from '../statistics/standardDeviation';

type CostOf = (itemId: string) => number;

export interface SoldItem extends RuledItem {
  stock: number;
  soldCount: number;
}

/**
 * The order without a shopper: most sold first, under the merchant's rules. It takes nothing that differs between people, not
 * even a clock, so that nobody's doing can change it. Equal sales keep the shop's own order.
 * Boosts and costs count in standard deviations of ln(1 + sold).
 * @param costOf what one shopper's own words take from an item; nothing, when the list is for everybody
 */
export function rankForEverybody(
  items: readonly SoldItem[],
  merchandising: Merchandising,
  costOf: CostOf = () => 0,
): RankedList {
  const sales = items.map(({ soldCount }) => Math.log1p(soldCount));
  const spread = standardDeviation(sales);
  const { boostOf } = readMerchantRules(merchandising);
  return arrangeByRules(
    items,
    merchandising,
    (item, place) => sales[place]! + (spread > 0 ? spread : 1) * (boostOf(item) - costOf(item.itemId)),
  );
}

/**
 * A list that was made before, under the rules of today: what is sold out or hidden leaves, pins, caps and bury hold, and the
 * rest keeps its order. Items that are not in `order` follow in the order of `items`.
 */
export function keepOrder(
  order: readonly string[],
  items: readonly SoldItem[],
  merchandising: Merchandising,
  costOf: CostOf = () => 0,
): RankedList {
  // The standard deviation of places that are all different.
  const spread = order.length / Math.sqrt(12);
  const placeOf = new Map(order.map((itemId, place) => [itemId, place]));
  return arrangeByRules(
    items,
    merchandising,
    ({ itemId }) => -(placeOf.get(itemId) ?? order.length) - spread * costOf(itemId),
  );
}

function arrangeByRules(
  items: readonly SoldItem[],
  merchandising: Merchandising,
  scoreOf: (item: SoldItem, place: number) => number,
): RankedList {
  const rules = readMerchantRules(merchandising);
  const shown: SoldItem[] = [];
  const candidates: Candidate[] = [];
  items.forEach((item, place) => {
    if (item.stock === 0 || rules.isHidden(item)) return;
    shown.push(item);
    const { itemId, categoryId } = item;
    candidates.push({ itemId, categoryId, score: scoreOf(item, place), isBuried: rules.isBuried(item) });
  });
  const pins = rules.pinnedPlaces(shown);
  const list = arrange(candidates, { redundancyCost: 0, caps: rules.caps, pins });
  return {
    order: list.map(({ itemId }) => itemId),
    propensities: list.map(() => 1),
    pinned: new Set(pins.values()),
  };
}
