import { type CatalogueItem, type Category } from '../contracts';
import { appendItems } from '../models/recommender/appendItems';
import { contentVectors } from '../models/recommender/contentVectors';
import { type Clock } from '../platform';
import { attributeKeys, weighAttributes, type WeighedAttribute } from '../text/itemAttributes';
import { catalogueFields } from '../text/itemFields';
import { type Artifact } from './engine';

/** What the shop sells now; the model may be older. */
export interface ShopCatalogue {
  items: readonly CatalogueItem[];
  categories: readonly Category[];
}

/** An item that a model has not learned, with the rows of its content table that speak for it. */
export interface NewItem {
  itemId: string;
  rows: WeighedAttribute[];
}

/** Titles read at one go: some 0.1 ms each where JavaScript is compiled, ten times that where it is interpreted. */
const CHUNK_ITEMS = 30;

/**
 * The items of the catalogue that `artifact` does not know but can place, by id: an order that does not change
 * with what sells. Items without any known attribute stay unscored. The page gets a turn now and then.
 */
export async function findNewItems(
  { items, attributes }: Pick<Artifact, 'items' | 'attributes'>,
  catalogue: ShopCatalogue,
  clock: Pick<Clock, 'schedule'>,
): Promise<NewItem[]> {
  if (attributes.length === 0) return [];
  const known = new Set(items);
  const rowOfKey = new Map(attributes.map((key, row) => [key, row]));
  const titles = new Map(catalogue.categories.map(({ categoryId, title }) => [categoryId, title]));
  const unknown = catalogue.items.filter(({ itemId }) => !known.has(itemId));
  const newItems: NewItem[] = [];
  for (const [index, item] of unknown.entries()) {
    if (index > 0 && index % CHUNK_ITEMS === 0) {
      await new Promise<void>((resolve) => clock.schedule(0, resolve));
    }
    const rows = weighAttributes(catalogueFields(item, titles).map(attributeKeys), rowOfKey);
    if (rows.length > 0) newItems.push({ itemId: item.itemId, rows });
  }
  return newItems.sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

/** `artifact` with a row for each of the new items after its own; it still proves itself by the scores of its own. */
export function addNewItems(artifact: Artifact, newItems: readonly NewItem[]): Artifact {
  const { weights, items } = artifact;
  if (newItems.length === 0 || !weights.content) return artifact;
  const rows = newItems.map((item) => item.rows);
  return {
    ...artifact,
    items: [...items, ...newItems.map(({ itemId }) => itemId)],
    weights: appendItems(weights, contentVectors(rows, weights.content, weights.dimension)),
  };
}
