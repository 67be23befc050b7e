import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { Id, MinorUnits, PositiveCount, TimestampMs } from './scalars';

const Title = v.pipe(v.string(), v.minLength(1), v.maxLength(60));

export const CouponDiscount = v.variant('kind', [
  v.object({ kind: v.literal('amount'), amountMinor: v.pipe(MinorUnits, v.minValue(1)) }),
  v.object({
    kind: v.literal('percent'),
    /** Taken off: 20 makes 100 into 80. */
    percentOff: v.pipe(PositiveCount, v.maxValue(99)),
    maxDiscountMinor: v.optional(v.pipe(MinorUnits, v.minValue(1))),
  }),
]);
export type CouponDiscount = v.InferOutput<typeof CouponDiscount>;

/** A discount that each shopper may take once and use on one order. */
export const Coupon = v.object({
  couponId: Id,
  title: Title,
  discount: CouponDiscount,
  /** The goods it counts for must come to at least this. */
  thresholdMinor: MinorUnits,
  /** It counts for goods of these categories; absent for all. */
  categoryIds: v.optional(v.pipe(v.array(Id), v.minLength(1), v.maxLength(50))),
  startsAtMs: TimestampMs,
  /** The first moment at which it is no longer good. */
  endsAtMs: TimestampMs,
});
export type Coupon = v.InferOutput<typeof Coupon>;

/** A coupon as one shopper has it. */
export const CouponOffer = v.object({
  coupon: Coupon,
  /** `unclaimed`: not taken yet. After cancelling an order, what was `used` is `available` again. */
  state: v.picklist(['unclaimed', 'available', 'used']),
  /** The order it was used for. */
  orderId: v.optional(Id),
});
export type CouponOffer = v.InferOutput<typeof CouponOffer>;

export function parseCoupon(input: unknown): Parsed<Coupon> {
  return parseWith(Coupon, input, 'coupon');
}
