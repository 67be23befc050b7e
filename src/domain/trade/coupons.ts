import { type Coupon } from '../../contracts';

/** What is bought, as far as a coupon looks at it. */
export interface BasketLine {
  categoryId: string;
  /** Price times quantity. */
  amountMinor: number;
}

export type CouponVerdict =
  | { kind: 'applies'; discountMinor: number }
  | { kind: 'not-started' }
  | { kind: 'expired' }
  /** None of the goods is of its categories. */
  | { kind: 'other-category' }
  | { kind: 'below-threshold'; missingMinor: number };

/** What a coupon takes off this basket at this moment, or why nothing. It never takes more than its goods cost. */
export function judgeCoupon(coupon: Coupon, basket: readonly BasketLine[], nowMs: number): CouponVerdict {
  const { discount, thresholdMinor, categoryIds, startsAtMs, endsAtMs } = coupon;
  if (nowMs < startsAtMs) return { kind: 'not-started' };
  if (nowMs >= endsAtMs) return { kind: 'expired' };
  const eligible = basket.filter(({ categoryId }) => !categoryIds || categoryIds.includes(categoryId));
  const amountMinor = eligible.reduce((sum, line) => sum + line.amountMinor, 0);
  if (amountMinor === 0) return { kind: 'other-category' };
  if (amountMinor < thresholdMinor)
    return { kind: 'below-threshold', missingMinor: thresholdMinor - amountMinor };
  const wanted =
    discount.kind === 'amount'
      ? discount.amountMinor
      : Math.min(
          // Rounded down: the shop never gives a fraction of the smallest coin.
          Math.floor((amountMinor * discount.percentOff) / 100),
          discount.maxDiscountMinor ?? Infinity,
        );
  return { kind: 'applies', discountMinor: Math.min(wanted, amountMinor) };
}

/** The coupon that takes off most; of equal ones that which runs out first. `undefined` when none applies. */
export function chooseBestCoupon(
  coupons: readonly Coupon[],
  basket: readonly BasketLine[],
  nowMs: number,
): Coupon | undefined {
  let best: { coupon: Coupon; discountMinor: number } | undefined;
  for (const coupon of coupons) {
    const verdict = judgeCoupon(coupon, basket, nowMs);
    if (verdict.kind !== 'applies' || verdict.discountMinor === 0) continue;
    const gain = best ? verdict.discountMinor - best.discountMinor : 1;
    if (gain > 0 || (gain === 0 && best && coupon.endsAtMs < best.coupon.endsAtMs))
      best = { coupon, discountMinor: verdict.discountMinor };
  }
  return best?.coupon;
}
