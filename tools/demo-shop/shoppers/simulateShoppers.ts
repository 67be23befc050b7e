import type { Good } from '../products/buildGoods';
import { createSeededRandom, type SeededRandom } from '../seededRandom';
import { drawShopper, type Shopper } from './personas';
import { SHOPPING_BY_MONTH, seasonalDemand } from './seasons';
import { attractions, buildWorld, type World } from './world';

/**
 * How the simulated shoppers behave. Each shopper visits the shop a few times a year. A visit starts with an
 * occasion drawn from taste × season and a good of it; every further step follows, by these probabilities,
 */
export const STEP_PROBABILITIES = {
  /** the graph of complements from the good at hand, */
  successor: 0.5,
  /** the same occasion, */
  sameOccasion: 0.24,
  /** the same brand or another variant, */
  sameBrand: 0.08,
  /** a consumable bought earlier in the year, */
  repeat: 0.05,
  /** what everybody buys, whatever it is. */
  wander: 0.13,
} as const;
/** Chance that a visit goes on after each item: 3.6 items a visit on average. */
const CONTINUE_PROBABILITY = 0.72;
const MAX_VISIT_ITEMS = 9;
const MIN_ITEMS = 5;
const MAX_ITEMS = 60;
const PURCHASE_PROBABILITY = 0.32;

export interface ShopperLog {
  /** `user` and the indices of the goods, oldest first, none equal to the one before. */
  sequences: { user: string; items: number[] }[];
  /** Units bought of each good. */
  purchases: number[];
}

function simulateVisit(
  world: World,
  shopper: Shopper,
  attraction: Float64Array,
  month: number,
  past: readonly number[],
  random: SeededRandom,
): number[] {
  const demand = (item: number) =>
    (attraction[item] ?? 0) * seasonalDemand(world.goods[item]?.base.season, month);
  const choose = (candidates: readonly number[], weight: (item: number, position: number) => number) => {
    const weights = candidates.map((item, position) => weight(item, position));
    return weights.some((value) => value > 0) ? candidates[random.pickWeighted(weights)] : undefined;
  };
  const fromOccasion = (occasion: number) => {
    const entries = world.byOccasion[occasion] ?? [];
    return choose(
      entries.map(({ item }) => item),
      (item, position) => demand(item) * (entries[position]?.weight ?? 0),
    );
  };
  const everything = world.goods.map((_, item) => item);
  const occasionDemand = shopper.occasionTaste.map((taste, occasion) => {
    const entries = world.byOccasion[occasion] ?? [];
    if (entries.length === 0) return 0;
    const season =
      entries.reduce((sum, { item }) => sum + seasonalDemand(world.goods[item]?.base.season, month), 0) /
      entries.length;
    return taste * season;
  });
  const occasion = random.pickWeighted(occasionDemand);
  const steps = Object.values(STEP_PROBABILITIES);
  const stepKinds = Object.keys(STEP_PROBABILITIES) as (keyof typeof STEP_PROBABILITIES)[];

  const next = (current: number): number | undefined => {
    switch (stepKinds[random.pickWeighted(steps)]) {
      case 'successor': {
        const row = world.successors.items[current] ?? [];
        return choose(
          row,
          (item, rank) => (world.successors.weights[current]?.[rank] ?? 0) * demand(item) ** 0.4,
        );
      }
      case 'sameOccasion':
        return fromOccasion(occasion);
      case 'sameBrand':
        return choose(world.byBrand.get(world.goods[current]?.base.brand ?? '') ?? [], demand);
      case 'repeat': {
        const consumables = past.filter((item) => world.goods[item]?.base.consumable);
        return consumables.length > 0 ? random.pick(consumables) : undefined;
      }
      case 'wander':
      case undefined:
        return choose(everything, (item) => Math.exp(world.appeal[item] ?? 0));
    }
  };

  const first = fromOccasion(occasion);
  if (first === undefined) return [];
  const visit = [first];
  while (visit.length < MAX_VISIT_ITEMS && random.chance(CONTINUE_PROBABILITY)) {
    const item = next(visit[visit.length - 1] ?? first);
    // Within one visit nobody opens the same good twice.
    if (item !== undefined && !visit.includes(item)) visit.push(item);
  }
  return visit;
}

/** One shopper's year: visits in the order of their months, 5–60 items in all. */
function simulateYear(world: World, shopper: Shopper, random: SeededRandom): number[] {
  const attraction = attractions(world, shopper);
  const months = Array.from({ length: shopper.sessions }, () => random.pickWeighted(SHOPPING_BY_MONTH));
  // The log runs from November to October, so that it ends a day before the shop opens in the demo.
  months.sort((one, other) => ((one + 2) % 12) - ((other + 2) % 12));
  const items: number[] = [];
  const visit = (month: number) => {
    for (const item of simulateVisit(world, shopper, attraction, month, items, random)) {
      if (item !== items[items.length - 1] && items.length < MAX_ITEMS) items.push(item);
    }
  };
  months.forEach(visit);
  while (items.length < MIN_ITEMS) visit(9);
  return items;
}

/** The log of `count` shoppers over a year. The same goods, count and seed give the same log. */
export function simulateShoppers(
  goods: readonly Good[],
  {
    count,
    seed,
    onProgress,
  }: { count: number; seed: number; onProgress?: (done: number, total: number) => void },
): ShopperLog {
  const world = buildWorld(goods, seed);
  const brands = [...world.byBrand.keys()];
  const purchases = goods.map(() => 0);
  const sequences: ShopperLog['sequences'] = [];
  for (let index = 1; index <= count; index++) {
    const random = createSeededRandom(`shopper ${seed} ${index}`);
    const items = simulateYear(world, drawShopper(random, brands), random);
    for (const item of items) if (random.chance(PURCHASE_PROBABILITY)) purchases[item]! += 1;
    sequences.push({ user: `shopper-${String(index).padStart(4, '0')}`, items });
    if (index % 250 === 0 || index === count) onProgress?.(index, count);
  }
  return { sequences, purchases };
}
