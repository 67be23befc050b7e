import { type CatalogueItem } from '../../contracts';

/** What can be bought, in the shop's own order (most sold first): a function of the catalogue alone, the same for everybody. */
export function popularityOrder(items: readonly CatalogueItem[]): string[] {
  return items.filter(({ stock }) => stock > 0).map(({ itemId }) => itemId);
}
