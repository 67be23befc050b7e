import { type Merchandising, type MerchantRule, type RuleTarget } from '../../contracts';

/** What rules can tell items by; a `CatalogueItem` is one. */
export interface RuledItem {
  itemId: string;
  categoryId: string;
  brand: string;
}

export interface CategoryCap {
  /** Absent: the cap holds for each category. */
  categoryId?: string | undefined;
  limit: number;
  window: number;
}

/** A shop's rules, ready to be asked about items. */
export interface MerchantRules {
  isHidden(item: RuledItem): boolean;
  isBuried(item: RuledItem): boolean;
  /** In standard deviations of the scores. */
  boostOf(item: RuledItem): number;
  caps: readonly CategoryCap[];
  /** Which items stand at fixed places in a list of these items: place → item id. Items that are not in the list have none. */
  pinnedPlaces(items: readonly RuledItem[]): Map<number, string>;
}

type RuleOf<Kind extends MerchantRule['kind']> = Extract<MerchantRule, { kind: Kind }>;

export function readMerchantRules({ rules }: Merchandising): MerchantRules {
  const ofKind = <Kind extends MerchantRule['kind']>(kind: Kind) =>
    rules.filter((rule): rule is RuleOf<Kind> => rule.kind === kind);
  const boosts = ofKind('boost');
  const buries = ofKind('bury');
  const hides = ofKind('hide');
  const pins = ofKind('pin');
  return {
    isHidden: (item) => hides.some(({ target }) => isAbout(target, item)),
    isBuried: (item) => buries.some(({ target }) => isAbout(target, item)),
    boostOf: (item) =>
      boosts.reduce((sum, { target, strength }) => (isAbout(target, item) ? sum + strength : sum), 0),
    caps: ofKind('category-cap'),
    pinnedPlaces: (items) => pinnedPlaces(pins, items),
  };
}

function isAbout(target: RuleTarget, item: RuledItem): boolean {
  switch (target.by) {
    case 'item':
      return target.itemId === item.itemId;
    case 'category':
      return target.categoryId === item.categoryId;
    case 'brand':
      return target.brand === item.brand;
  }
}

/** The first rule for an item counts. A place that is taken or beyond the end gives way to the next free one, or the last. */
function pinnedPlaces(pins: readonly RuleOf<'pin'>[], items: readonly RuledItem[]): Map<number, string> {
  const places = new Map<number, string>();
  const available = new Set(items.map(({ itemId }) => itemId));
  for (const { itemId, position } of pins) {
    if (!available.delete(itemId)) continue;
    let place = Math.min(position, items.length - 1);
    while (places.has(place) && place < items.length) place += 1;
    while (places.has(place) || place === items.length) place -= 1;
    places.set(place, itemId);
  }
  return places;
}
