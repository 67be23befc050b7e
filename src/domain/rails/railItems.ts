import { type Merchandising } from '../../contracts';
import { readMerchantRules } from '../rerank/merchantRules';

/** What a rail may show; a `CatalogueItem` is one. */
export interface RailItem {
  itemId: string;
  categoryId: string;
  brand: string;
  stock: number;
  soldCount: number;
}

export interface RailShop<Item extends RailItem = RailItem> {
  /** Most sold first. */
  items: readonly Item[];
  byId: ReadonlyMap<string, Item>;
  merchandising: Merchandising;
}

/** Two rows beside an item or a cart; no item is in both. */
export interface RailPair {
  /** In place of it. */
  similar: readonly string[];
  /** Along with it. */
  complements: readonly string[];
}

/** Tiles of one rail: five swipes on a phone. */
export const RAIL_ITEMS = 12;
/** The nearest items stand in for the one asked about, so they do not go along with it. */
export const SUBSTITUTES = 6;

/** Asked of a model for one rail, so that enough is left after what may not be shown. */
export const RAIL_CANDIDATES = 4 * RAIL_ITEMS;

/**
 * Makes two rails of two orders: leaves out what cannot be bought, is hidden or buried by the merchant, was dismissed or is
 * asked about. The `SUBSTITUTES` nearest items are never complements, and a complement is not repeated as similar.
 * @param anchors items that the rails stand beside
 * @param isAway whether the shopper dismissed an item
 */
export function makeRails(
  ranked: RailPair,
  anchors: readonly string[],
  { byId, merchandising }: RailShop,
  isAway: (itemId: string) => boolean,
): RailPair {
  const rules = readMerchantRules(merchandising);
  const mayShow = (itemId: string) => {
    const item = byId.get(itemId);
    if (!item || item.stock === 0) return false;
    return !anchors.includes(itemId) && !isAway(itemId) && !rules.isHidden(item) && !rules.isBuried(item);
  };
  const near = ranked.similar.filter(mayShow);
  const substitutes = new Set(near.slice(0, SUBSTITUTES));
  const complements = ranked.complements
    .filter((itemId) => mayShow(itemId) && !substitutes.has(itemId))
    .slice(0, RAIL_ITEMS);
  const taken = new Set(complements);
  return { similar: near.filter((itemId) => !taken.has(itemId)).slice(0, RAIL_ITEMS), complements };
}
