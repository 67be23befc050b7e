import fc from 'fast-check';
import { arrange, type Arrangement, type Candidate, WINDOW } from './arrange';

const candidates = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: -9, max: 9 }), fc.boolean()), {
    minLength: 1,
    maxLength: 30,
  })
  .map((rows) =>
    rows.map(([categoryId, score, isBuried], index) => ({
      itemId: String(index),
      categoryId,
      score,
      isBuried,
    })),
  );
const caps = fc.array(
  fc.record(
    {
      categoryId: fc.constantFrom('a', 'b'),
      limit: fc.integer({ min: 1, max: 3 }),
      window: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: ['limit', 'window'] },
  ),
  { maxLength: 3 },
);
/** A list with rules that fit it. */
const arrangements = candidates.chain((list) =>
  fc.record({
    list: fc.constant(list),
    caps,
    redundancyCost: fc.constantFrom(0, 0.5, 2),
    pins: fc
      .uniqueArray(fc.tuple(fc.nat(list.length - 1), fc.nat(list.length - 1)), {
        maxLength: 4,
        comparator: ([place, item], [otherPlace, other]) => place === otherPlace || item === other,
      })
      .map((pairs) => new Map(pairs.map(([place, item]) => [place, String(item)]))),
  }),
);

/** How many of the category stand in any stretch of a cap that holds the place, at most, beyond what the cap allows. */
function excess(cap: Arrangement['caps'][number], categories: (string | undefined)[], place: number): number {
  const category = categories[place]!;
  if (cap.categoryId !== undefined && cap.categoryId !== category) return 0;
  const counts = Array.from({ length: cap.window }, (_, back) => {
    const start = place - back;
    const stretch = Array.from({ length: cap.window }, (_, step) => categories[start + step]);
    return stretch.filter((other) => other === category).length;
  });
  return Math.max(0, Math.max(...counts) - cap.limit);
}

/** The definition, one place at a time, with nothing remembered between places. */
function plainArrange(list: Candidate[], { redundancyCost, caps: allCaps, pins }: Arrangement): Candidate[] {
  const byId = new Map(list.map((candidate) => [candidate.itemId, candidate]));
  const isPinned = ({ itemId }: Candidate) => [...pins.values()].includes(itemId);
  let rest = list.filter((candidate) => !isPinned(candidate));
  const arranged: Candidate[] = [];
  for (let place = 0; place < list.length; place += 1) {
    const pinned = byId.get(pins.get(place) ?? '');
    const recent = arranged.slice(-WINDOW);
    const value = ({ categoryId, score }: Candidate) =>
      score - redundancyCost * recent.filter((other) => other.categoryId === categoryId).length;
    const fits = ({ categoryId }: Candidate) => {
      const categories = list.map(
        (_, at) => arranged[at]?.categoryId ?? byId.get(pins.get(at) ?? '')?.categoryId,
      );
      categories[place] = categoryId;
      return allCaps.every((cap) => excess(cap, categories, place) === 0);
    };
    const level = rest.some(({ isBuried }) => !isBuried) ? rest.filter(({ isBuried }) => !isBuried) : rest;
    const fitting = level.filter(fits);
    const pool = fitting.length > 0 ? fitting : level;
    const next = pinned ?? pool.reduce((best, other) => (value(other) > value(best) ? other : best));
    arranged.push(next);
    rest = rest.filter((candidate) => candidate !== next);
  }
  return arranged;
}

const plain = (redundancyCost = 0) => ({ redundancyCost, caps: [], pins: new Map<number, string>() });

describe('arrange', () => {
  it('agrees with the plain definition on any candidates under any rules', () => {
    fc.assert(
      fc.property(arrangements, ({ list, ...rules }) => {
        expect(arrange(list, rules)).toEqual(plainArrange(list, rules));
      }),
      { numRuns: 500 },
    );
  });

  it('holds every candidate once', () => {
    fc.assert(
      fc.property(arrangements, ({ list, ...rules }) => {
        expect(new Set(arrange(list, rules))).toEqual(new Set(list));
      }),
    );
  });

  it('puts pinned items in their places', () => {
    fc.assert(
      fc.property(arrangements, ({ list, ...rules }) => {
        const order = arrange(list, rules);
        for (const [place, itemId] of rules.pins) expect(order[place]!.itemId).toBe(itemId);
      }),
    );
  });

  it('keeps caps wherever there is a choice', () => {
    const spread = ['a', 'a', 'a', 'b', 'b', 'b', 'c', 'c', 'c'].map((categoryId, index) => ({
      itemId: String(index),
      categoryId,
      score: -index,
    }));
    const order = arrange(spread, { ...plain(), caps: [{ limit: 1, window: 3 }] });
    expect(order.map(({ categoryId }) => categoryId).join('')).toBe('abcabcabc');
  });

  it('makes room for a pinned item of a capped category that comes later', () => {
    const list = ['a', 'a', 'b', 'c'].map((categoryId, index) => ({
      itemId: `${categoryId}${index}`,
      categoryId,
      score: -index,
    }));
    const pins = new Map([[1, 'a1']]);
    const order = arrange(list, { ...plain(), caps: [{ categoryId: 'a', limit: 1, window: 2 }], pins });
    expect(order.map(({ itemId }) => itemId)).toEqual(['b2', 'a1', 'c3', 'a0']);
  });

  it('lists more of a category than its cap allows rather than dropping items', () => {
    const onlyTea = [1, 2, 3].map((score) => ({ itemId: String(score), categoryId: 'tea', score }));
    const order = arrange(onlyTea, { ...plain(), caps: [{ limit: 1, window: 5 }] });
    expect(order.map(({ itemId }) => itemId)).toEqual(['3', '2', '1']);
  });

  it('keeps the order of scores within a category', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const order = arrange(
          list.map((candidate) => ({ ...candidate, isBuried: false })),
          plain(2),
        );
        for (const category of ['a', 'b', 'c', 'd']) {
          const scores = order.filter(({ categoryId }) => categoryId === category).map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((left, right) => right - left));
        }
      }),
    );
  });

  it('lets another category in when the scores are close, and taste decide when they are not', () => {
    const close = [3, 2.99, 2.98, 2.97, 2.96].map((score, index) => ({
      itemId: `tea${index}`,
      categoryId: 'tea',
      score,
    }));
    const cup = { itemId: 'cup', categoryId: 'cup', score: 2.9 };
    expect(arrange([...close, cup], plain(0.08)).indexOf(cup)).toBeLessThan(3);
    const far = { ...cup, score: 1 };
    expect(arrange([...close, far], plain(0.08)).indexOf(far)).toBe(5);
  });

  it('refuses a pin behind the end of the list, which would lose its item', () => {
    const list = [{ itemId: '1', categoryId: 'tea', score: 0 }];
    expect(() => arrange(list, { ...plain(), pins: new Map([[1, '1']]) })).toThrow(
      /place 0.*within the list/,
    );
  });
});
