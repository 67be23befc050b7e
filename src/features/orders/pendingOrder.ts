import * as v from 'valibot';
import { CartLine, DeliveryAddress } from '../../contracts';

/** What the shopper confirmed, under the id that makes it one order however often it is sent. */
export const PendingOrder = v.object({
  orderId: v.string(),
  lines: v.array(CartLine),
  expectedTotalMinor: v.number(),
  address: DeliveryAddress,
  note: v.optional(v.string()),
  couponId: v.optional(v.string()),
});
export type PendingOrder = v.InferOutput<typeof PendingOrder>;
export type OrderInput = Omit<PendingOrder, 'orderId'>;

/** Field by field, so that the same order confirmed again is recognised as the same. */
export function sameOrder(pending: PendingOrder, input: OrderInput): boolean {
  const text = ({ lines, expectedTotalMinor, address, note, couponId }: OrderInput) =>
    JSON.stringify([
      lines.map(({ itemId, variantId, quantity }) => [itemId, variantId ?? '', quantity]),
      expectedTotalMinor,
      [address.recipient, address.phone, address.address],
      note ?? '',
      couponId ?? '',
    ]);
  return text(pending) === text(input);
}
