import { OCCASIONS, STYLES } from '../content/contentTypes';
import type { Good } from '../products/buildGoods';
import { createSeededRandom } from '../seededRandom';
import type { Shopper } from './personas';
import { buildSuccessors, type Successors } from './successors';

/** The shop as shoppers meet it. */
export interface World {
  goods: readonly Good[];
  /** Intrinsic attractiveness of each good, standard normal: popularity bias. */
  appeal: Float64Array;
  /** Standard score of the log price within the good's category. */
  priceScore: Float64Array;
  styleIndex: number[];
  byOccasion: { item: number; weight: number }[][];
  byBrand: Map<string, number[]>;
  successors: Successors;
}

function scorePrices(goods: readonly Good[]): Float64Array {
  const byCategory = new Map<string, number[]>();
  for (const { category, priceMinor } of goods) {
    const prices = byCategory.get(category.categoryId) ?? [];
    prices.push(Math.log(priceMinor));
    byCategory.set(category.categoryId, prices);
  }
  const moments = new Map(
    [...byCategory].map(([id, logs]) => {
      const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
      const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
      return [id, { mean, deviation: Math.sqrt(variance) || 1 }];
    }),
  );
  return Float64Array.from(goods, ({ category, priceMinor }) => {
    const { mean, deviation } = moments.get(category.categoryId) ?? { mean: 0, deviation: 1 };
    return (Math.log(priceMinor) - mean) / deviation;
  });
}

export function buildWorld(goods: readonly Good[], seed: number): World {
  const baseAppeal = new Map<string, number>();
  const appeal = Float64Array.from(goods, ({ baseId, itemId, variantIndex }) => {
    const shared = baseAppeal.get(baseId) ?? createSeededRandom(`appeal ${seed} ${baseId}`).normal();
    baseAppeal.set(baseId, shared);
    // The first variant is the one most people take.
    return (
      0.85 * shared + 0.3 * createSeededRandom(`appeal ${seed} ${itemId}`).normal() - 0.35 * variantIndex
    );
  });
  const byBrand = new Map<string, number[]>();
  goods.forEach(({ base }, item) => byBrand.set(base.brand, [...(byBrand.get(base.brand) ?? []), item]));
  return {
    goods,
    appeal,
    priceScore: scorePrices(goods),
    styleIndex: goods.map(({ base }) => STYLES.indexOf(base.style)),
    byOccasion: OCCASIONS.map((occasion) =>
      goods.flatMap(({ base }, item) => {
        const position = base.occasions.indexOf(occasion);
        return position < 0 ? [] : [{ item, weight: position === 0 ? 1 : 0.4 }];
      }),
    ),
    byBrand,
    successors: buildSuccessors(goods, appeal, seed),
  };
}

/** exp(utility): how much this shopper is drawn to each good, before season and context. */
export function attractions(world: World, shopper: Shopper): Float64Array {
  return Float64Array.from(world.goods, ({ base }, item) => {
    const priceGap = (world.priceScore[item] ?? 0) - shopper.priceLevel;
    const utility =
      shopper.conformity * (world.appeal[item] ?? 0) +
      (shopper.styleTaste[world.styleIndex[item] ?? 0] ?? 0) +
      (shopper.brandTaste.get(base.brand) ?? 0) -
      (shopper.priceSensitivity * priceGap * priceGap) / 2;
    return Math.exp(utility);
  });
}
