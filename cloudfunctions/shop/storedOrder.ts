import * as v from 'valibot';
import { Order } from '../../src/contracts';
import { type PersonalFields, Sealed } from '../runtime/personalFields';

export const OwnedOrder = v.object({ ...Order.entries, openid: v.string() });

/** All of an order but who gets it, where, and the note: what can be read and changed without the key that seals these. */
export const ClosedOrder = v.omit(OwnedOrder, ['address', 'note']);
export type ClosedOrder = v.InferOutput<typeof ClosedOrder>;

/** An order as it is stored: who gets it and the note are sealed. Orders from before that are read as they are. */
const SealedOrder = v.object({ ...ClosedOrder.entries, personal: Sealed });
const Personal = v.object({ address: Order.entries.address, note: Order.entries.note });
export const StoredOrder = v.union([SealedOrder, OwnedOrder]);
export type StoredOrder = v.InferOutput<typeof StoredOrder>;

export function openOrder(
  stored: StoredOrder,
  personalFields: PersonalFields,
): v.InferOutput<typeof OwnedOrder> {
  if (!('personal' in stored)) return stored;
  const { personal, ...order } = stored;
  return { ...order, ...v.parse(Personal, personalFields.open(personal, order.orderId)) };
}
