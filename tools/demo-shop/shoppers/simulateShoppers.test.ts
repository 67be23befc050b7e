import { buildGoods } from '../products/buildGoods';
import { measureLearnability } from './learnability';
import { SHOPPING_BY_MONTH, seasonalDemand } from './seasons';
import { SEASONS } from '../content/contentTypes';
import { simulateShoppers } from './simulateShoppers';

const goods = buildGoods();
const log = simulateShoppers(goods, { count: 1500, seed: 1 });
const sequences = log.sequences.map(({ items }) => ({ itemIds: items.map(String) }));

describe('simulateShoppers', () => {
  it('gives the same log for the same seed and another for another', () => {
    const again = simulateShoppers(goods, { count: 40, seed: 1 });
    expect(again.sequences).toEqual(log.sequences.slice(0, 40));
    expect(simulateShoppers(goods, { count: 40, seed: 2 }).sequences).not.toEqual(again.sequences);
  });

  it('lets everybody look at 5 to 60 goods and never at one twice in a row', () => {
    for (const { items } of log.sequences) {
      expect(items.length).toBeGreaterThanOrEqual(5);
      expect(items.length).toBeLessThanOrEqual(60);
      items.forEach((item, index) => expect(item).not.toBe(items[index + 1]));
    }
  });

  it('sells no more than was looked at', () => {
    const looks = goods.map(() => 0);
    for (const { items } of log.sequences) for (const item of items) looks[item]! += 1;
    log.purchases.forEach((units, item) => expect(units).toBeLessThanOrEqual(looks[item]!));
  });

  it('makes some goods far more popular than others', () => {
    const sold = [...log.purchases].sort((one, other) => other - one);
    const total = sold.reduce((sum, units) => sum + units, 0);
    const head = sold.slice(0, Math.round(sold.length / 5)).reduce((sum, units) => sum + units, 0);
    expect(head / total).toBeGreaterThan(0.4);
    expect(head / total).toBeLessThan(0.85);
  });

  it('can be learnt from: what follows what beats popularity, and still leaves most to chance', () => {
    const { popularityRecallAt10, transitionRecallAt10 } = measureLearnability(sequences);
    expect(popularityRecallAt10).toBeGreaterThan(0.01);
    expect(transitionRecallAt10).toBeGreaterThan(3 * popularityRecallAt10);
    expect(transitionRecallAt10).toBeLessThan(0.5);
  });

  it('loses what there was to learn when the items are dealt out anew', () => {
    const pool = sequences.flatMap(({ itemIds }) => itemIds);
    // A fixed stride coprime to the pool's size visits every entry once.
    const stride = 7919;
    let position = 0;
    const dealt = sequences.map(({ itemIds }) => ({
      itemIds: itemIds.map(() => pool[(position = (position + stride) % pool.length)]!),
    }));
    const { popularityRecallAt10, transitionRecallAt10 } = measureLearnability(dealt);
    expect(transitionRecallAt10).toBeLessThan(2 * popularityRecallAt10 + 0.02);
  });
});

describe('seasonalDemand', () => {
  const months = Array.from({ length: 12 }, (_, month) => month);

  it.each(SEASONS)('only shifts the demand of %s within the year', (season) => {
    const sum = months.reduce((total, month) => total + seasonalDemand(season, month), 0);
    expect(sum).toBeCloseTo(12, 5);
  });

  it('leaves goods without a season alone', () => {
    expect(months.map((month) => seasonalDemand(undefined, month))).toEqual(months.map(() => 1));
    expect(SHOPPING_BY_MONTH).toHaveLength(12);
  });
});
