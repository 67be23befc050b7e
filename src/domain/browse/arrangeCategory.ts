import { type CatalogueItem } from '../../contracts';

type BrowsedItem = Pick<
  CatalogueItem,
  'itemId' | 'group' | 'brand' | 'priceMinor' | 'stock' | 'soldCount' | 'listedAtMs'
>;

/** `standard` is the shop's own order. */
export const SORTS = ['standard', 'sales', 'price-up', 'price-down', 'newest'] as const;
export type Sort = (typeof SORTS)[number];

/** A part of a category that shoppers can narrow it to. */
export interface Facet {
  by: 'group' | 'brand';
  name: string;
  count: number;
}

const MOST_FACETS = 10;

/**
 * The parts of a category: its goods' kinds where the shop names any, else their brands; the larger ones first, none where
 * they would not part anything.
 */
export function facetsOf(items: readonly BrowsedItem[]): Facet[] {
  const groups = countBy(items, 'group');
  const facets = groups.length > 1 ? groups : countBy(items, 'brand');
  return facets.length > 1 ? facets.slice(0, MOST_FACETS) : [];
}

function countBy(items: readonly BrowsedItem[], by: Facet['by']): Facet[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    const name = item[by];
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ by, name, count }))
    .sort((one, other) => other.count - one.count);
}

export interface Arrangement {
  facet: Pick<Facet, 'by' | 'name'> | undefined;
  sort: Sort;
  inStockOnly: boolean;
}

/** The goods of a facet in an order; equals keep the shop's own. */
export function arrangeItems<Item extends BrowsedItem>(
  items: readonly Item[],
  { facet, sort, inStockOnly }: Arrangement,
): Item[] {
  return items
    .filter((item) => (!facet || item[facet.by] === facet.name) && (!inStockOnly || item.stock > 0))
    .sort(ORDER[sort]);
}

const ORDER: Record<Sort, (one: BrowsedItem, other: BrowsedItem) => number> = {
  standard: () => 0,
  sales: (one, other) => other.soldCount - one.soldCount,
  'price-up': (one, other) => one.priceMinor - other.priceMinor,
  'price-down': (one, other) => other.priceMinor - one.priceMinor,
  newest: (one, other) => other.listedAtMs - one.listedAtMs,
};
