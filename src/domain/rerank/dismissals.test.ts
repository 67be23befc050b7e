import * as fc from 'fast-check';
import { NO_MERCHANDISING } from '../../contracts';
import { buildItem } from '../../testing/buildItem';
import { COST_FADES_MS, type Dismissal, DISMISSAL_REASONS, MOST_COST, readDismissals } from './dismissals';
import { rankItems } from './rankItems';

const DAY_MS = 86_400_000;
const NOW_MS = 400 * DAY_MS;
const items = [
  buildItem({ itemId: 'cheap-tea', priceMinor: 500 }),
  buildItem({ itemId: 'tea', priceMinor: 1000 }),
  buildItem({ itemId: 'dear-tea', priceMinor: 2000 }),
  buildItem({ itemId: 'cup', categoryId: 'cups', priceMinor: 2000 }),
  buildItem({ itemId: 'pot', categoryId: 'cups', priceMinor: 500 }),
];
const byId = new Map(items.map((item) => [item.itemId, item]));
const read = (dismissals: Dismissal[], nowMs = NOW_MS) => {
  const { isAway, costOf } = readDismissals(dismissals, (itemId) => byId.get(itemId), nowMs);
  return { isAway, costs: Object.fromEntries(items.map((item) => [item.itemId, costOf(item)])) };
};
const dismiss = (itemId: string, reason: Dismissal['reason'], dismissedAtMs = NOW_MS): Dismissal => ({
  itemId,
  reason,
  dismissedAtMs,
});

describe('what dismissals mean', () => {
  it.each(DISMISSAL_REASONS)('takes an item away at once when it is dismissed as %s', (reason) => {
    expect(read([dismiss('tea', reason)]).isAway('tea')).toBe(true);
    expect(read([dismiss('tea', reason)]).isAway('cup')).toBe(false);
  });

  it.each([
    ['bought-already', 30],
    ['seen-too-often', 14],
  ] as const)('lets an item back that was dismissed as %s, after %i days', (reason, days) => {
    const dismissals = [dismiss('tea', reason)];
    expect(read(dismissals, NOW_MS + days * DAY_MS - 1).isAway('tea')).toBe(true);
    expect(read(dismissals, NOW_MS + days * DAY_MS).isAway('tea')).toBe(false);
  });

  it('keeps an item away for good that is of no interest', () => {
    expect(read([dismiss('tea', 'not-interested', 0)]).isAway('tea')).toBe(true);
  });

  it('lowers a disliked category, and nothing else', () => {
    expect(read([dismiss('tea', 'dislike-category')]).costs).toEqual({
      'cheap-tea': 1.5,
      tea: 1.5,
      'dear-tea': 1.5,
      cup: 0,
      pot: 0,
    });
  });

  it('lowers what costs as much or more in the category of what is too expensive', () => {
    expect(read([dismiss('tea', 'too-expensive')]).costs).toEqual({
      'cheap-tea': 0,
      tea: 1,
      'dear-tea': 1,
      cup: 0,
      pot: 0,
    });
  });

  it('fades, evenly, and is forgotten in the end', () => {
    const dismissals = [dismiss('tea', 'dislike-category')];
    expect(read(dismissals, NOW_MS + COST_FADES_MS / 2).costs['dear-tea']).toBeCloseTo(0.75);
    expect(read(dismissals, NOW_MS + COST_FADES_MS).costs['dear-tea']).toBe(0);
    expect(read(dismissals, NOW_MS - COST_FADES_MS / 2).costs['dear-tea']).toBeCloseTo(0.75);
  });

  it('counts an item’s last dismissal alone, and never costs more than the most', () => {
    const changed = [dismiss('tea', 'dislike-category'), dismiss('tea', 'seen-too-often')];
    expect(read(changed).costs['dear-tea']).toBe(0);
    const all = ['cheap-tea', 'tea', 'dear-tea'].map((itemId) => dismiss(itemId, 'dislike-category'));
    expect(read(all).costs['tea']).toBe(MOST_COST);
  });

  it('gives prices no say unless something was too expensive', () => {
    const aDismissal = fc.record({
      itemId: fc.constantFrom(...byId.keys()),
      reason: fc.constantFrom(...DISMISSAL_REASONS.filter((reason) => reason !== 'too-expensive')),
      dismissedAtMs: fc.constant(NOW_MS),
    });
    const prices = fc.array(fc.nat(9999), { minLength: items.length, maxLength: items.length });
    fc.assert(
      fc.property(fc.array(aDismissal), prices, (dismissals, changed) => {
        const repriced = items.map((item, index) => ({ ...item, priceMinor: changed[index]! }));
        const of = (goods: typeof items) => {
          const known = new Map(goods.map((item) => [item.itemId, item]));
          return goods.map(readDismissals(dismissals, (id) => known.get(id), NOW_MS).costOf);
        };
        expect(of(repriced)).toEqual(of(items));
      }),
    );
  });

  it('moves a list made of equal scores by exactly what was said', () => {
    const order = (dismissals: Dismissal[]) => {
      const { costOf } = readDismissals(dismissals, (itemId) => byId.get(itemId), NOW_MS);
      return rankItems({
        scores: new Map(items.map(({ itemId }) => [itemId, 0])),
        items,
        history: [],
        dismissed: new Set(),
        costOf: (itemId) => costOf(byId.get(itemId)!),
        exposures: new Map(),
        merchandising: NO_MERCHANDISING,
        nowMs: NOW_MS,
        seed: undefined,
      }).order;
    };
    expect(order([])[0]).toBe('cheap-tea');
    expect(order([dismiss('tea', 'dislike-category')]).slice(0, 2)).toEqual(['cup', 'pot']);
    expect(order([dismiss('tea', 'too-expensive')]).slice(-2)).toEqual(['tea', 'dear-tea']);
  });
});
