import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { CloudPath, Id, MinorUnits, PositiveCount, TimestampMs } from './scalars';

const MAX_ORDER_LINES = 200;
const ShortText = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

export const CartLine = v.object({
  itemId: Id,
  /** Which variant, of an item that has variants. */
  variantId: v.optional(Id),
  quantity: v.pipe(PositiveCount, v.maxValue(999)),
});
export type CartLine = v.InferOutput<typeof CartLine>;

export const Cart = v.object({
  lines: v.pipe(v.array(CartLine), v.maxLength(MAX_ORDER_LINES)),
  updatedAtMs: TimestampMs,
});
export type Cart = v.InferOutput<typeof Cart>;

/** Title, price and picture are copied at the moment of ordering: later changes of the catalogue do not rewrite history. */
export const OrderLine = v.object({
  itemId: Id,
  variantId: v.optional(Id),
  title: ShortText,
  /** The values of the variant's options, such as `墨绿 M`. */
  variantTitle: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500))),
  /** As lists show it: the thumbnail where there is one. */
  picture: CloudPath,
  priceMinor: MinorUnits,
  quantity: PositiveCount,
});
export type OrderLine = v.InferOutput<typeof OrderLine>;

export const DeliveryAddress = v.object({
  recipient: ShortText,
  phone: ShortText,
  address: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
});
export type DeliveryAddress = v.InferOutput<typeof DeliveryAddress>;

/** A complaint about a paid order, and what became of it. */
export const AfterSales = v.object({
  state: v.picklist(['requested', 'withdrawn', 'refused', 'approved', 'refunded']),
  kind: v.picklist(['refund', 'return']),
  reason: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  requestedAtMs: TimestampMs,
});
export type AfterSales = v.InferOutput<typeof AfterSales>;

export const ORDER_STATUSES = [
  'awaiting-payment',
  'paid',
  'shipped',
  'received',
  'reviewed',
  'cancelled',
] as const;

export const Order = v.object({
  orderId: Id,
  lines: v.pipe(v.array(OrderLine), v.minLength(1), v.maxLength(MAX_ORDER_LINES)),
  /** What is paid: the lines less the discount. */
  totalMinor: MinorUnits,
  /** The coupon that the order uses, and what it takes off. */
  couponId: v.optional(Id),
  discountMinor: v.optional(MinorUnits),
  address: DeliveryAddress,
  note: v.optional(v.pipe(v.string(), v.maxLength(200))),
  status: v.picklist(ORDER_STATUSES),
  /** While it awaits payment its goods are reserved until then; afterwards it is cancelled. */
  payBeforeMs: v.optional(TimestampMs),
  cancelReason: v.optional(v.picklist(['shopper', 'payment-timeout'])),
  afterSales: v.optional(AfterSales),
  /** `simulated` payments move no money and say so wherever they are shown. */
  payment: v.object({ provider: v.picklist(['simulated', 'wechat-pay']), paidAtMs: v.optional(TimestampMs) }),
  placedAtMs: TimestampMs,
});
export type Order = v.InferOutput<typeof Order>;

export function parseCart(input: unknown): Parsed<Cart> {
  return parseWith(Cart, input, 'cart');
}
export function parseOrder(input: unknown): Parsed<Order> {
  return parseWith(Order, input, 'order');
}
