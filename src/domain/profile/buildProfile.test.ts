import * as fc from 'fast-check';
import { buildProfile, priceBand, type ProfileAction, type ProfileItem, restsOn } from './buildProfile';

const DAY_MS = 24 * 60 * 60_000;
const ITEMS: Record<string, ProfileItem> = {
  longjing: { categoryId: 'tea', brand: '云岭', priceMinor: 8_800 },
  puer: { categoryId: 'tea', brand: '', priceMinor: 19_900 },
  cup: { categoryId: 'cup', brand: '云岭', priceMinor: 2_000 },
};
const options = {
  itemOf: (itemId: string) => ITEMS[itemId],
  nowMs: 100 * DAY_MS,
  zoneOffsetMs: 8 * 60 * 60_000,
};

const action: fc.Arbitrary<ProfileAction> = fc.record({
  itemId: fc.constantFrom(...Object.keys(ITEMS), 'gone'),
  kind: fc.constantFrom('viewed', 'cart-added', 'ordered'),
  occurredAtMs: fc.integer({ min: -10 * DAY_MS, max: 200 * DAY_MS }),
});

describe('the profile', () => {
  it('weighs an order as five looks, and what was done two weeks ago as half', () => {
    const { category } = buildProfile(
      [
        { itemId: 'cup', kind: 'ordered', occurredAtMs: 86 * DAY_MS },
        { itemId: 'longjing', kind: 'viewed', occurredAtMs: 100 * DAY_MS },
        { itemId: 'puer', kind: 'viewed', occurredAtMs: 100 * DAY_MS },
      ],
      options,
    );
    expect(category).toEqual([
      { kind: 'category', key: 'cup', weight: expect.closeTo(2.5 / 4.5), actions: 1 },
      { kind: 'category', key: 'tea', weight: expect.closeTo(2 / 4.5), actions: 2 },
    ]);
  });

  it('tells hour and weekday as the shopper’s own clock shows them', () => {
    const occurredAtMs = Date.UTC(2026, 10, 25, 20, 30); // Thursday, 04:30 in China
    const { hour, weekday } = buildProfile([{ itemId: 'gone', kind: 'viewed', occurredAtMs }], options);
    expect([hour[0]!.key, weekday[0]!.key]).toEqual(['4', '4']);
  });

  it('adds up to one in each kind, and rests on as many actions as it says', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        for (const entries of Object.values(buildProfile(actions, options))) {
          const total = entries.reduce((sum, { weight }) => sum + weight, 0);
          if (entries.length > 0) expect(total).toBeCloseTo(1);
          for (const entry of entries) {
            const behind = actions.filter((one) => restsOn(entry, one, options));
            expect(behind).toHaveLength(entry.actions);
          }
        }
      }),
    );
  });

  it('knows nothing of an entry any more once its actions are forgotten', () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 30 }), fc.nat(), (actions, pick) => {
        const entries = Object.values(buildProfile(actions, options)).flat();
        const removed = entries[pick % entries.length]!;
        const left = actions.filter((one) => !restsOn(removed, one, options));
        const after = buildProfile(left, options)[removed.kind].map(({ key }) => key);
        expect(after).not.toContain(removed.key);
      }),
    );
  });

  it('puts every price into one band', () => {
    expect(priceBand(0)).toEqual({ from: 0, to: 1_000 });
    expect(priceBand(1_999)).toEqual({ from: 1_000, to: 2_000 });
    expect(priceBand(2_000)).toEqual({ from: 2_000, to: 5_000 });
    expect(priceBand(9e9)).toEqual({ from: 500_000, to: undefined });
  });
});
