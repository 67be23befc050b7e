import fc from 'fast-check';
import { type MerchantRule, NO_MERCHANDISING } from '../../contracts';
import { merchandisingOf } from '../../testing/ruleArbitraries';
import { buildItem } from '../../testing/buildItem';
import { FRESH_MS } from './freshness';
import {
  FATIGUE_COST,
  rankItems,
  REPURCHASE_PAUSE_MS,
  type RankableItem,
  type RankingInput,
} from './rankItems';

const NOW_MS = 1_700_000_000_000;
const item = (itemId: string, changes: Partial<RankableItem> = {}): RankableItem => ({
  itemId,
  categoryId: itemId,
  brand: '',
  stock: 5,
  listedAtMs: 0,
  ...changes,
});

function rank(changes: Partial<RankingInput>) {
  return rankItems({
    scores: new Map(),
    items: [],
    history: [],
    dismissed: new Set(),
    exposures: new Map(),
    merchandising: NO_MERCHANDISING,
    nowMs: NOW_MS,
    seed: undefined,
    ...changes,
  });
}
const order = (changes: Partial<RankingInput>) => rank(changes).order;
const scoresOf = (values: Record<string, number>) => new Map(Object.entries(values));
const rules = (...list: MerchantRule[]) => ({ revision: 1, rules: list });
/** Scores of which the standard deviation is 2, far apart for what is light. */
const WIDE = scoresOf({ a: 6, b: 4, c: 2, d: 0 });
const ABCD = ['a', 'b', 'c', 'd'].map((itemId) => item(itemId));

describe('rankItems', () => {
  it('orders by score, and equal scores in the order of the shop', () => {
    const items = [item('c'), item('a'), item('b')];
    expect(order({ scores: scoresOf({ a: 1, b: 3, c: 1 }), items })).toEqual(['b', 'c', 'a']);
  });

  it('leaves out what is sold out, dismissed, shown elsewhere or bought in the last 30 days', () => {
    const items = ['sold-out', 'dismissed', 'elsewhere', 'bought', 'bought-long-ago', 'viewed', 'plain'].map(
      (itemId) => item(itemId, { stock: itemId === 'sold-out' ? 0 : 1 }),
    );
    const kept = order({
      items,
      scores: new Map(items.map(({ itemId }) => [itemId, 1])),
      dismissed: new Set(['dismissed']),
      exclude: new Set(['elsewhere']),
      history: [
        { itemId: 'bought-long-ago', kind: 'ordered', occurredAtMs: NOW_MS - REPURCHASE_PAUSE_MS },
        { itemId: 'bought', kind: 'ordered', occurredAtMs: NOW_MS - REPURCHASE_PAUSE_MS + 1 },
        { itemId: 'viewed', kind: 'viewed', occurredAtMs: NOW_MS },
      ],
    });
    expect(kept).toEqual(['bought-long-ago', 'viewed', 'plain']);
  });

  it('places an item just seen, and one the model does not know, in the middle', () => {
    const scores = scoresOf({ seen: 9, best: 5, middle: 3, worst: 1 });
    const items = ['new', 'seen', 'worst', 'middle', 'best'].map((itemId) => item(itemId));
    const history = [{ itemId: 'seen', kind: 'viewed' as const, occurredAtMs: NOW_MS }];
    // The median of the four scores is the upper middle one, 5.
    expect(order({ items, scores, history })).toEqual(['new', 'seen', 'best', 'middle', 'worst']);
  });

  it('does not lift a seen item that the model scores low', () => {
    const items = ['seen', 'a', 'b'].map((itemId) => item(itemId));
    const history = [{ itemId: 'seen', kind: 'viewed' as const, occurredAtMs: NOW_MS }];
    expect(order({ items, scores: scoresOf({ seen: 0, a: 1, b: 2 }), history })).toEqual(['b', 'a', 'seen']);
  });

  it('prefers a new item among equals, and no longer after 30 days', () => {
    const scores = scoresOf({ old: 1, new: 1, other: 2 });
    const items = (listedAtMs: number) => [item('old'), item('new', { listedAtMs }), item('other')];
    expect(order({ scores, items: items(NOW_MS) })).toEqual(['other', 'new', 'old']);
    expect(order({ scores, items: items(NOW_MS - FRESH_MS) })).toEqual(['other', 'old', 'new']);
  });

  it('lets an item sink that was shown often in vain, and brings it back with time', () => {
    const exposures = new Map([['a', { count: 8, lastMs: NOW_MS }]]);
    const near = scoresOf({ a: 6, b: 5, c: 2, d: 0 });
    expect(order({ scores: near, items: ABCD, exposures })).toEqual(['b', 'a', 'c', 'd']);
    expect(order({ scores: near, items: ABCD, exposures, nowMs: NOW_MS + FRESH_MS })).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    // Never further than its cost: a taste that is clear stays clear.
    expect(FATIGUE_COST).toBeLessThan(2);
  });

  it('obeys the merchant: pins, boosts, buries, hides', () => {
    const input = { scores: WIDE, items: ABCD };
    const under = (...list: MerchantRule[]) => order({ ...input, merchandising: rules(...list) });
    expect(under({ kind: 'pin', itemId: 'd', position: 1 })).toEqual(['a', 'd', 'b', 'c']);
    const c = { by: 'item' as const, itemId: 'c' };
    // The spread is √5, so that a boost of 1 lifts c from 2 to 4.24.
    expect(under({ kind: 'boost', target: c, strength: 1 })).toEqual(['a', 'c', 'b', 'd']);
    expect(under({ kind: 'bury', target: { by: 'category', categoryId: 'a' } })).toEqual([
      'b',
      'c',
      'd',
      'a',
    ]);
    expect(under({ kind: 'hide', target: c })).toEqual(['a', 'b', 'd']);
  });

  it('obeys the merchant also where no score tells one item from another', () => {
    const merchandising = rules({ kind: 'boost', target: { by: 'item', itemId: 'd' }, strength: 1 });
    expect(order({ items: ABCD, merchandising })).toEqual(['d', 'a', 'b', 'c']);
  });

  it('shows neither a hidden, a sold out nor a dismissed item because it is pinned', () => {
    const items = [item('a'), item('b', { stock: 0 }), item('c'), item('d')];
    const merchandising = rules(
      { kind: 'pin', itemId: 'b', position: 0 },
      { kind: 'pin', itemId: 'c', position: 0 },
      { kind: 'pin', itemId: 'd', position: 0 },
      { kind: 'hide', target: { by: 'item', itemId: 'd' } },
    );
    expect(order({ scores: WIDE, items, merchandising, dismissed: new Set(['c']) })).toEqual(['a']);
  });

  it('tells which items owe their places to the merchant or to chance', () => {
    const items = Array.from({ length: 20 }, (_, index) => item(String(index)));
    const scores = new Map(items.map(({ itemId }) => [itemId, -Number(itemId)]));
    const merchandising = rules({ kind: 'pin', itemId: '19', position: 0 });
    const plain = rank({ scores, items, merchandising });
    expect([...plain.pinned]).toEqual(['19']);
    expect(plain).toMatchObject({ exploredItemId: undefined, propensities: items.map(() => 1) });
    const lists = Array.from({ length: 200 }, (_, seed) =>
      rank({ scores, items, merchandising, seed: `${seed}` }),
    );
    const explored = lists.filter(({ exploredItemId }) => exploredItemId !== undefined);
    expect(explored.length).toBeGreaterThan(5);
    for (const list of explored) {
      const place = list.order.indexOf(list.exploredItemId!);
      expect(plain.order.indexOf(list.exploredItemId!)).toBeGreaterThan(11);
      expect(place).toBeLessThan(12);
      expect(list.propensities[place]).toBeLessThan(0.1);
      expect(list.order[0]).toBe('19');
    }
  });

  const shopper = fc.record({
    history: fc.array(
      fc.record({
        itemId: fc.integer({ min: 0, max: 60 }).map(String),
        kind: fc.constantFrom('viewed' as const, 'cart-added' as const, 'ordered' as const),
        occurredAtMs: fc.integer({ min: 0, max: NOW_MS }),
      }),
      { maxLength: 30 },
    ),
    dismissed: fc
      .array(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 9 })
      .map((ids) => new Set(ids)),
    exposures: fc
      .array(fc.tuple(fc.integer({ min: 0, max: 60 }).map(String), fc.nat(9)), { maxLength: 20 })
      .map((shown) => new Map(shown.map(([id, count]) => [id, { count, lastMs: NOW_MS }]))),
    seed: fc.option(fc.string(), { nil: undefined }),
  });
  const catalogue = fc
    .array(
      fc.record({
        categoryId: fc.constantFrom('a', 'b', 'c'),
        brand: fc.constantFrom('', 'x', 'y'),
        stock: fc.integer({ min: 0, max: 2 }),
        listedAtMs: fc.integer({ min: NOW_MS - 2 * FRESH_MS, max: NOW_MS }),
      }),
      { minLength: 1, maxLength: 61 },
    )
    .map((list) => list.map((fields, index) => buildItem({ itemId: String(index), ...fields })));
  const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 61, maxLength: 61 });
  const merchandising = merchandisingOf(
    Array.from({ length: 61 }, (_, index) => String(index)),
    ['a', 'b', 'c'],
    ['x', 'y'],
  );

  it('returns every eligible item once with a propensity, and the same list for the same input', () => {
    fc.assert(
      fc.property(catalogue, values, merchandising, shopper, (items, numbers, shop, person) => {
        const scores = new Map(numbers.map((value, index) => [String(index), value]));
        const input = { items, scores, merchandising: shop, ...person };
        const list = rank(input);
        const isHidden = ({ itemId, categoryId, brand }: RankableItem) =>
          shop.rules.some(
            (rule) =>
              rule.kind === 'hide' &&
              [itemId, categoryId, brand].includes(
                rule.target.by === 'item'
                  ? rule.target.itemId
                  : rule.target.by === 'category'
                    ? rule.target.categoryId
                    : rule.target.brand,
              ),
          );
        const isBought = ({ itemId }: RankableItem) =>
          person.history.some(
            (past) =>
              past.itemId === itemId &&
              past.kind === 'ordered' &&
              NOW_MS - past.occurredAtMs < REPURCHASE_PAUSE_MS,
          );
        const eligible = items.filter(
          (one) => one.stock > 0 && !person.dismissed.has(one.itemId) && !isHidden(one) && !isBought(one),
        );
        expect([...list.order].sort()).toEqual(eligible.map(({ itemId }) => itemId).sort());
        expect(list.propensities).toHaveLength(list.order.length);
        expect(list.propensities.every((propensity) => propensity > 0 && propensity <= 1)).toBe(true);
        expect(rank(input)).toEqual(list);
      }),
    );
  });

  it('does not look at prices: the same goods at other prices stand in the same order', () => {
    const prices = fc.array(fc.nat(1_000_000), { minLength: 61, maxLength: 61 });
    fc.assert(
      fc.property(
        catalogue,
        values,
        merchandising,
        shopper,
        prices,
        (items, numbers, shop, person, other) => {
          const scores = new Map(numbers.map((value, index) => [String(index), value]));
          const input = { scores, merchandising: shop, ...person };
          const dearer = items.map((one, index) => ({
            ...one,
            priceMinor: other[index]!,
            originalPriceMinor: other[index]! * 2,
          }));
          expect(rank({ ...input, items: dearer })).toEqual(rank({ ...input, items }));
        },
      ),
    );
  });
});
