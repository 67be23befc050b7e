import { type RailItem, type RailPair, type RailShop } from './railItems';

/**
 * What the catalogue alone says lies next to some items, for everybody the same. Similar: the same category, goods of the
 * same brand first, each most sold first. Complements: the best sellers of the companion categories, one of each in turn.
 * @param companions by category, the best match first
 */
export function catalogueRails(
  anchors: readonly string[],
  { items, byId }: Pick<RailShop, 'items' | 'byId'>,
  companions: ReadonlyMap<string, readonly string[]>,
): RailPair {
  const known = anchors.flatMap((itemId) => byId.get(itemId) ?? []);
  const categories = new Set(known.map(({ categoryId }) => categoryId));
  const brands = new Set(known.map(({ brand }) => brand).filter((brand) => brand !== ''));
  const others = items.filter(({ itemId }) => !anchors.includes(itemId));
  const alike = others.filter(({ categoryId }) => categories.has(categoryId));
  const ofBrand = (item: RailItem) => brands.has(item.brand);
  const similar = [...alike.filter(ofBrand), ...alike.filter((item) => !ofBrand(item))];
  const wanted = [...categories]
    .flatMap((categoryId) => companions.get(categoryId) ?? [])
    .filter((categoryId) => !categories.has(categoryId));
  const queues = [...new Set(wanted)].map((companion) =>
    others.filter(({ categoryId, stock }) => categoryId === companion && stock > 0),
  );
  return { similar: similar.map(({ itemId }) => itemId), complements: inTurns(queues) };
}

function inTurns(queues: readonly (readonly RailItem[])[]): string[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    queues.flatMap((queue) => queue[turn]?.itemId ?? []),
  ).flat();
}
