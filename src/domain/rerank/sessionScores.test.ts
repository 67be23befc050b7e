import fc from 'fast-check';
import { NO_MERCHANDISING } from '../../contracts';
import { buildItem } from '../../testing/buildItem';
import { rankItems } from './rankItems';
import { sessionScores } from './sessionScores';

const CATEGORIES = ['tea', 'cup', 'pet', 'toy'];
/** 40 goods, most sold first, categories in turn; every fifth of one brand. */
const items = Array.from({ length: 40 }, (_, place) =>
  buildItem({
    itemId: `${CATEGORIES[place % 4]}-${place}`,
    categoryId: CATEGORIES[place % 4]!,
    brand: place % 5 === 0 ? 'x' : `brand-${place}`,
    soldCount: 1000 - 20 * place,
  }),
);
const categoryOf = new Map(items.map(({ itemId, categoryId }) => [itemId, categoryId]));
const viewed = (itemId: string) => ({ itemId, kind: 'viewed' as const, occurredAtMs: 0 });

function list(actions: ReturnType<typeof viewed>[], before: string[] = []): string[] {
  return rankItems({
    scores: sessionScores({ items, actions, before }),
    items,
    history: actions,
    dismissed: new Set(),
    exposures: new Map(),
    merchandising: NO_MERCHANDISING,
    nowMs: 0,
    seed: undefined,
  }).order;
}
const share = (order: string[], categoryId: string) =>
  order.slice(0, 10).filter((itemId) => categoryOf.get(itemId) === categoryId).length;

describe('the scores of a session', () => {
  it('are those of sales before anything was done', () => {
    const scores = sessionScores({ items, actions: [], before: [] });
    const values = [...scores.values()];
    expect(values).toEqual([...values].sort((one, other) => other - one));
  });

  it('answer the first tap: more of the category, the most sold of it first', () => {
    fc.assert(
      fc.property(fc.constantFrom(...items), (tapped) => {
        const [before, after] = [list([]), list([viewed(tapped.itemId)])];
        expect(share(after, tapped.categoryId)).toBeGreaterThan(share(before, tapped.categoryId));
        const scores = sessionScores({ items, actions: [viewed(tapped.itemId)], before: [] });
        const plain = items.filter(
          ({ brand, categoryId }) => brand !== tapped.brand && categoryId === tapped.categoryId,
        );
        const ofCategory = plain.map(({ itemId }) => scores.get(itemId)!);
        expect(ofCategory).toEqual([...ofCategory].sort((one, other) => other - one));
      }),
    );
  });

  it('follow the last tap more than the one before', () => {
    const order = list([viewed('tea-0'), viewed('pet-2')]);
    expect(categoryOf.get(order[0]!)).toBe('pet');
    expect(share(order, 'pet')).toBeGreaterThanOrEqual(share(order, 'tea'));
    expect(share(order, 'tea')).toBeGreaterThan(share(order, 'toy'));
  });

  it('turn towards the brand as well', () => {
    const scores = sessionScores({ items, actions: [viewed('tea-0')], before: [] });
    // cup-5 shares the brand of tea-0; cup-1 is sold more and does not.
    expect(scores.get('cup-5')!).toBeGreaterThan(scores.get('cup-1')!);
  });

  it('weigh an order more than a look', () => {
    const look = viewed('tea-0');
    const towardsToys = (kind: 'viewed' | 'ordered') =>
      sessionScores({ items, actions: [{ itemId: 'toy-3', kind }, look], before: [] }).get('toy-7')!;
    expect(towardsToys('ordered')).toBeGreaterThan(towardsToys('viewed'));
  });

  it('start from the list of a model where there is one', () => {
    const before = [...items].reverse().map(({ itemId }) => itemId);
    expect(list([], before)).toEqual(before);
    const after = list([viewed('tea-0')], before);
    expect(share(after, 'tea')).toBeGreaterThan(share(before, 'tea'));
    expect(after.indexOf('tea-36')).toBeLessThan(after.indexOf('tea-4'));
  });

  it('are the same when something was done with goods that left the shop', () => {
    expect(sessionScores({ items, actions: [viewed('gone')], before: [] })).toEqual(
      sessionScores({ items, actions: [], before: [] }),
    );
  });
});
