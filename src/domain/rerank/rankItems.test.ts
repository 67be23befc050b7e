import fc from 'fast-check';
import { diversify, WINDOW } from './diversify';
import { rankItems, REPURCHASE_PAUSE_MS, type RankableItem, type RankingInput } from './rankItems';

const NOW_MS = 1_700_000_000_000;
const item = (itemId: string, categoryId = 'tea', stock = 5): RankableItem => ({ itemId, categoryId, stock });

function rank(changes: Partial<RankingInput>): string[] {
  return rankItems({
    scores: new Map(),
    items: [],
    history: [],
    dismissed: new Set(),
    nowMs: NOW_MS,
    ...changes,
  });
}

describe('rankItems', () => {
  it('orders by score, and equal scores in the order of the shop', () => {
    const scores = new Map([
      ['a', 1],
      ['b', 3],
      ['c', 1],
    ]);
    const items = [item('c', '1'), item('a', '2'), item('b', '3')];
    expect(rank({ scores, items })).toEqual(['b', 'c', 'a']);
  });

  it('leaves out what is sold out, dismissed, shown elsewhere or bought in the last 30 days', () => {
    const items = ['sold-out', 'dismissed', 'elsewhere', 'bought', 'bought-long-ago', 'viewed', 'plain'].map(
      (itemId) => item(itemId, itemId, itemId === 'sold-out' ? 0 : 1),
    );
    const order = rank({
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
    expect(order).toEqual(['bought-long-ago', 'viewed', 'plain']);
  });

  it('places an item just seen, and one the model does not know, in the middle', () => {
    const scores = new Map([
      ['seen', 9],
      ['best', 5],
      ['middle', 3],
      ['worst', 1],
    ]);
    const items = ['new', 'seen', 'worst', 'middle', 'best'].map((itemId) => item(itemId, itemId));
    const order = rank({
      items,
      scores,
      history: [{ itemId: 'seen', kind: 'viewed', occurredAtMs: NOW_MS }],
    });
    // The median of the four scores is the upper middle one, 5.
    expect(order).toEqual(['new', 'seen', 'best', 'middle', 'worst']);
  });

  it('does not lift a seen item that the model scores low', () => {
    const scores = new Map([
      ['seen', 0],
      ['a', 1],
      ['b', 2],
    ]);
    const items = ['seen', 'a', 'b'].map((itemId) => item(itemId, itemId));
    const history = [{ itemId: 'seen', kind: 'viewed' as const, occurredAtMs: NOW_MS }];
    expect(rank({ items, scores, history })).toEqual(['b', 'a', 'seen']);
  });

  it('returns every eligible item once, and the same order for the same input', () => {
    const arbitrary = fc.record({
      items: fc.uniqueArray(
        fc.record({
          itemId: fc.integer({ min: 0, max: 60 }).map(String),
          categoryId: fc.constantFrom('a', 'b', 'c'),
          stock: fc.integer({ min: 0, max: 2 }),
        }),
        { selector: ({ itemId }) => itemId },
      ),
      values: fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 61, maxLength: 61 }),
      dismissed: fc.array(fc.integer({ min: 0, max: 60 }).map(String)),
    });
    fc.assert(
      fc.property(arbitrary, ({ items, values, dismissed }) => {
        const input = {
          items,
          scores: new Map(values.map((value, index) => [String(index), value])),
          dismissed: new Set(dismissed),
        };
        const order = rank(input);
        const eligible = items.filter(({ itemId, stock }) => stock > 0 && !dismissed.includes(itemId));
        expect([...order].sort()).toEqual(eligible.map(({ itemId }) => itemId).sort());
        expect(rank(input)).toEqual(order);
      }),
    );
  });
});

describe('diversify', () => {
  const candidates = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: -9, max: 9 })), {
      minLength: 1,
      maxLength: 40,
    })
    .map((pairs) =>
      pairs.map(([categoryId, score], index) => ({ itemId: String(index), categoryId, score })),
    );

  it('begins with the best item and keeps the order of scores within a category', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const order = diversify(list).map((itemId) => list[Number(itemId)]!);
        expect(order[0]!.score).toBe(Math.max(...list.map(({ score }) => score)));
        for (const category of ['a', 'b', 'c', 'd']) {
          const scores = order.filter(({ categoryId }) => categoryId === category).map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((left, right) => right - left));
        }
      }),
    );
  });

  it('agrees with the plain definition on any candidates', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const mean = list.reduce((sum, { score }) => sum + score, 0) / list.length;
        const deviation = Math.sqrt(
          list.map(({ score }) => score).reduce((sum, score) => sum + (score - mean) ** 2, 0) / list.length,
        );
        const rest = [...list];
        const expected: typeof list = [];
        while (rest.length > 0) {
          const recent = expected.slice(-WINDOW);
          const value = ({ categoryId, score }: (typeof list)[number]) =>
            score - 0.12 * deviation * recent.filter((other) => other.categoryId === categoryId).length;
          const best = rest.reduce((chosen, other) => (value(other) > value(chosen) ? other : chosen));
          expected.push(best);
          rest.splice(rest.indexOf(best), 1);
        }
        expect(diversify(list)).toEqual(expected.map(({ itemId }) => itemId));
      }),
    );
  });

  it('lets another category in when the scores are close, and taste decide when they are not', () => {
    const close = [3, 2.99, 2.98, 2.97, 2.96].map((score, index) => ({
      itemId: `tea${index}`,
      categoryId: 'tea',
      score,
    }));
    const other = { itemId: 'cup', categoryId: 'cup', score: 2.9 };
    const low = { itemId: 'low', categoryId: 'low', score: 0 };
    expect(diversify([...close, other, low]).indexOf('cup')).toBeLessThan(3);
    expect(diversify([...close, { ...other, score: 1 }, low]).indexOf('cup')).toBe(5);
  });
});
