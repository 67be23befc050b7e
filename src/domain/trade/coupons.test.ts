import * as fc from 'fast-check';
import { type Coupon } from '../../contracts';
import { chooseBestCoupon, judgeCoupon } from './coupons';

const coupon = (fields: Partial<Coupon> = {}): Coupon => ({
  couponId: 'c',
  title: '满 100 减 20',
  discount: { kind: 'amount', amountMinor: 2000 },
  thresholdMinor: 10_000,
  startsAtMs: 100,
  endsAtMs: 200,
  ...fields,
});
const tea = (amountMinor: number) => ({ categoryId: 'tea', amountMinor });
const cup = (amountMinor: number) => ({ categoryId: 'cup', amountMinor });

describe('a coupon', () => {
  it('takes its amount off from its threshold on, and says what is missing below', () => {
    expect(judgeCoupon(coupon(), [tea(6000), cup(4000)], 150)).toEqual({
      kind: 'applies',
      discountMinor: 2000,
    });
    expect(judgeCoupon(coupon(), [tea(9999)], 150)).toEqual({ kind: 'below-threshold', missingMinor: 1 });
  });

  it('counts only goods of its categories', () => {
    const ofTea = coupon({ categoryIds: ['tea'] });
    expect(judgeCoupon(ofTea, [tea(9000), cup(9000)], 150)).toMatchObject({ missingMinor: 1000 });
    expect(judgeCoupon(ofTea, [cup(90_000)], 150)).toEqual({ kind: 'other-category' });
  });

  it('is good from its first moment up to its last', () => {
    const kindAt = (nowMs: number) => judgeCoupon(coupon(), [tea(10_000)], nowMs).kind;
    expect([99, 100, 199, 200].map(kindAt)).toEqual(['not-started', 'applies', 'applies', 'expired']);
  });

  it('takes a share off, rounded down and up to its most', () => {
    const share = coupon({ discount: { kind: 'percent', percentOff: 15 }, thresholdMinor: 0 });
    expect(judgeCoupon(share, [tea(1999)], 150)).toEqual({ kind: 'applies', discountMinor: 299 });
    const capped = coupon({ discount: { kind: 'percent', percentOff: 15, maxDiscountMinor: 100 } });
    expect(judgeCoupon(capped, [tea(10_000)], 150)).toEqual({ kind: 'applies', discountMinor: 100 });
  });
});

const anyCoupon = fc.record({
  couponId: fc.string({ minLength: 1, maxLength: 4 }),
  title: fc.constant('券'),
  discount: fc.oneof(
    fc.record({ kind: fc.constant('amount' as const), amountMinor: fc.integer({ min: 1, max: 9000 }) }),
    fc.record({ kind: fc.constant('percent' as const), percentOff: fc.integer({ min: 1, max: 99 }) }),
  ),
  thresholdMinor: fc.nat(5000),
  startsAtMs: fc.nat(10),
  endsAtMs: fc.integer({ min: 5, max: 20 }),
});
const basket = fc.array(fc.record({ categoryId: fc.constantFrom('tea', 'cup'), amountMinor: fc.nat(5000) }), {
  maxLength: 5,
});

it('no coupon takes off less than nothing or more than the basket costs', () => {
  fc.assert(
    fc.property(anyCoupon, basket, fc.nat(25), (any, lines, nowMs) => {
      const verdict = judgeCoupon(any, lines, nowMs);
      if (verdict.kind !== 'applies') return;
      const total = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(Number.isSafeInteger(verdict.discountMinor)).toBe(true);
      expect(verdict.discountMinor).toBeGreaterThanOrEqual(0);
      expect(verdict.discountMinor).toBeLessThanOrEqual(total);
    }),
  );
});

it('the best coupon takes off as much as any', () => {
  fc.assert(
    fc.property(fc.array(anyCoupon, { maxLength: 6 }), basket, fc.nat(25), (coupons, lines, nowMs) => {
      const gainOf = (candidate: Coupon) => {
        const verdict = judgeCoupon(candidate, lines, nowMs);
        return verdict.kind === 'applies' ? verdict.discountMinor : 0;
      };
      const best = chooseBestCoupon(coupons, lines, nowMs);
      expect(best ? gainOf(best) : 0).toBe(Math.max(0, ...coupons.map(gainOf)));
    }),
  );
});
