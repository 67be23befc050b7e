import * as v from 'valibot';
import { ModelName } from './modelHealth';
import { AFTER_SALES_STATES, ORDER_STATUSES } from './order';
import { parseWith, type Parsed } from './parsed';
import { type Role } from './role';
import { Count, PositiveCount } from './scalars';

const orderId = v.pipe(v.string(), v.uuid());
const line = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(maxLength),
    v.check((text) => !/[\r\n\t]/.test(text), 'expected one line'),
  );

/** Where an order stands, or how its complaint stands. */
export const ShopOrderFilter = v.picklist([...ORDER_STATUSES, ...AFTER_SALES_STATES]);
export type ShopOrderFilter = v.InferOutput<typeof ShopOrderFilter>;

export const ListShopOrders = v.object({
  action: v.literal('shop-orders'),
  filter: v.optional(ShopOrderFilter),
  /** With who gets each order, where, the note and the words of a complaint. Each reading is noted in the audit log. */
  withPersonal: v.optional(v.boolean(), false),
  offset: v.optional(Count, 0),
  limit: v.optional(v.pipe(PositiveCount, v.maxValue(100)), 50),
});

export const ShipOrder = v.object({
  action: v.literal('ship-order'),
  orderId,
  carrier: line(20),
  /** As carriers print it. */
  trackingNumber: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[A-Za-z0-9-]{4,40}$/, 'expected 4 to 40 letters, digits and "-"'),
  ),
  /** Puts another carrier or number in the place of a mistaken one; without it, other words are a conflict. */
  isCorrection: v.optional(v.boolean(), false),
});

/** Agrees to the complaint. Where nothing has to come back first, the money goes back at once. */
export const ApproveRefund = v.object({ action: v.literal('approve-refund'), orderId });
export const DeclineRefund = v.object({ action: v.literal('decline-refund'), orderId, reason: line(200) });
/** Pays back what was agreed to: once the goods have come back, or again after a failure. */
export const RefundOrder = v.object({ action: v.literal('refund-order'), orderId });

/** Every request of the `merchant` function, told apart by `action`. */
export const MerchantRequest = v.variant('action', [
  v.object({ action: v.literal('my-role') }),
  /** How many phones reported a version healthy or failed. */
  v.object({ action: v.literal('rollout-health'), model: ModelName, version: PositiveCount }),
  /** Withholds a version from phones that do not have it. Bringing another back takes the signing key. */
  v.object({ action: v.literal('stop-rollout'), model: ModelName, version: PositiveCount }),
  ListShopOrders,
  ShipOrder,
  ApproveRefund,
  DeclineRefund,
  RefundOrder,
]);
export type MerchantRequest = v.InferOutput<typeof MerchantRequest>;
export type MerchantRequestInput = v.InferInput<typeof MerchantRequest>;
/** Those about the shop's orders. */
export type ShopOrderRequest = Exclude<
  MerchantRequest,
  { action: 'my-role' | 'rollout-health' | 'stop-rollout' }
>;

const REQUIRED_ROLES: Readonly<Record<MerchantRequest['action'], Role>> = {
  'my-role': 'shopper',
  'rollout-health': 'analyst',
  'stop-rollout': 'operator',
  'shop-orders': 'analyst',
  'ship-order': 'operator',
  'approve-refund': 'operator',
  'decline-refund': 'operator',
  'refund-order': 'operator',
};

/** The least role that a request takes. */
export function requiredMerchantRole(request: MerchantRequest): Role {
  if (request.action === 'shop-orders' && request.withPersonal) return 'operator';
  return REQUIRED_ROLES[request.action];
}

export function parseMerchantRequest(input: unknown): Parsed<MerchantRequest> {
  return parseWith(MerchantRequest, input, 'request');
}
