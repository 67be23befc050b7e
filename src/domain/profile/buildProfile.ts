/** One thing done with an item. */
export interface ProfileAction {
  itemId: string;
  kind: 'viewed' | 'cart-added' | 'ordered';
  occurredAtMs: number;
}

/** What is known of an item that is still in the shop. */
export interface ProfileItem {
  categoryId: string;
  brand: string;
  priceMinor: number;
}

export type ProfileKind = 'category' | 'brand' | 'price' | 'hour' | 'weekday';

export interface ProfileEntry {
  kind: ProfileKind;
  /** Category id; brand; lower end of the price band in minor units; hour 0…23; weekday 0 (Sunday)…6. */
  key: string;
  /** Share of its kind, in (0, 1]: all entries of a kind add up to 1. */
  weight: number;
  /** How many actions it rests on: what goes when the entry is removed. */
  actions: number;
}

export interface ProfileOptions {
  itemOf: (itemId: string) => ProfileItem | undefined;
  nowMs: number;
  /** What the shopper's clock is ahead of UTC. */
  zoneOffsetMs: number;
}

/** An order says more about a taste than a look. */
const KIND_WEIGHT = { viewed: 1, 'cart-added': 3, ordered: 5 } as const;
/** What was done two weeks ago counts half. */
const HALF_LIFE_MS = 14 * 24 * 60 * 60_000;
const HOUR_MS = 60 * 60_000;

/** Lower ends of the price bands in minor units: 1, 2, 5 in each decade, from 10 main units on. */
const BAND_STARTS = [0, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

/** The band of a price; `to` is undefined for the last. */
export function priceBand(priceMinor: number): { from: number; to: number | undefined } {
  const place = BAND_STARTS.filter((start) => start <= priceMinor).length - 1;
  return { from: BAND_STARTS[place]!, to: BAND_STARTS[place + 1] };
}

/**
 * What the actions say about a shopper, as five distributions: likings first within category, brand and price, times in
 * their own order. An item that has left the shop counts for times alone.
 */
export function buildProfile(
  actions: readonly ProfileAction[],
  options: ProfileOptions,
): Record<ProfileKind, ProfileEntry[]> {
  const sums = new Map<string, ProfileEntry>();
  for (const action of actions) {
    const age = Math.max(0, options.nowMs - action.occurredAtMs);
    const weight = KIND_WEIGHT[action.kind] * 2 ** (-age / HALF_LIFE_MS);
    for (const { kind, key } of keysOf(action, options)) {
      const id = `${kind} ${key}`;
      const known = sums.get(id) ?? { kind, key, weight: 0, actions: 0 };
      sums.set(id, { ...known, weight: known.weight + weight, actions: known.actions + 1 });
    }
  }
  const of = (kind: ProfileKind) => {
    const entries = [...sums.values()].filter((entry) => entry.kind === kind);
    const total = entries.reduce((sum, { weight }) => sum + weight, 0);
    const byTime = kind === 'hour' || kind === 'weekday';
    return entries
      .map((entry) => ({ ...entry, weight: total > 0 ? entry.weight / total : 1 / entries.length }))
      .sort((a, b) =>
        byTime ? Number(a.key) - Number(b.key) : b.weight - a.weight || (a.key < b.key ? -1 : 1),
      );
  };
  return {
    category: of('category'),
    brand: of('brand'),
    price: of('price'),
    hour: of('hour'),
    weekday: of('weekday'),
  };
}

/** Whether an entry rests on this action: removing the entry is forgetting these. */
export function restsOn(
  { kind, key }: Pick<ProfileEntry, 'kind' | 'key'>,
  action: ProfileAction,
  options: Pick<ProfileOptions, 'itemOf' | 'zoneOffsetMs'>,
): boolean {
  return keysOf(action, options).some((own) => own.kind === kind && own.key === key);
}

function keysOf(
  { itemId, occurredAtMs }: ProfileAction,
  { itemOf, zoneOffsetMs }: Pick<ProfileOptions, 'itemOf' | 'zoneOffsetMs'>,
): { kind: ProfileKind; key: string }[] {
  const item = itemOf(itemId);
  const localMs = occurredAtMs + zoneOffsetMs;
  const hours = Math.floor(localMs / HOUR_MS);
  const days = Math.floor(hours / 24);
  const times = [
    { kind: 'hour' as const, key: String(hours - days * 24) },
    // 1970-01-01 was a Thursday.
    { kind: 'weekday' as const, key: String((((days + 4) % 7) + 7) % 7) },
  ];
  if (!item) return times;
  return [
    { kind: 'category', key: item.categoryId },
    ...(item.brand ? [{ kind: 'brand' as const, key: item.brand }] : []),
    { kind: 'price', key: String(priceBand(item.priceMinor).from) },
    ...times,
  ];
}
