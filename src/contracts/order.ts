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

const Reason = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const AFTER_SALES_STATES = ['requested', 'withdrawn', 'refused', 'approved', 'refunded'] as const;

/** A complaint about a paid order, and what became of it. */
export const AfterSales = v.object({
  state: v.picklist(AFTER_SALES_STATES),
  kind: v.picklist(['refund', 'return']),
  reason: Reason,
  requestedAtMs: TimestampMs,
  /** What the shop said to it; a refusal has a reason. */
  answer: v.optional(v.object({ reason: v.optional(Reason), answeredAtMs: TimestampMs })),
});
export type AfterSales = v.InferOutput<typeof AfterSales>;

/** Who carries the goods, and by which number. */
export const Shipment = v.object({
  carrier: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  trackingNumber: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
  shippedAtMs: TimestampMs,
});
export type Shipment = v.InferOutput<typeof Shipment>;

const PAYMENT_PROVIDERS = ['simulated', 'wechat-pay'] as const;

/** Money that went back; a `simulated` one moved none. */
export const Refund = v.object({
  provider: v.picklist(PAYMENT_PROVIDERS),
  amountMinor: MinorUnits,
  refundedAtMs: TimestampMs,
});
export type Refund = v.InferOutput<typeof Refund>;

export const ORDER_STATUSES = [
  'awaiting-payment',
  'paid',
  'shipped',
  'received',
  'reviewed',
  'cancelled',
] as const;

/**
 * Phones hold copies of orders, and versions of the app live for weeks: what comes to be known of an order is a new optional
 * field, which older ones leave out, and never a new value of a list, for which they would refuse every order of a page.
 */
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
  payment: v.object({ provider: v.picklist(PAYMENT_PROVIDERS), paidAtMs: v.optional(TimestampMs) }),
  /** Absent of orders that were not sent, or before carriers were noted. */
  shipment: v.optional(Shipment),
  refund: v.optional(Refund),
  placedAtMs: TimestampMs,
});
export type Order = v.InferOutput<typeof Order>;

export function parseCart(input: unknown): Parsed<Cart> {
  return parseWith(Cart, input, 'cart');
}
export function parseOrder(input: unknown): Parsed<Order> {
  return parseWith(Order, input, 'order');
}
