import * as v from 'valibot';
import { OrderLine, Refund } from '../../src/contracts';
import { type Database } from '../runtime/database';
import { succeed } from '../runtime/reply';
import { transact } from '../runtime/transact';

const YEAR_MS = 365.25 * 24 * 60 * 60_000;
/** China's E-Commerce Law, Art. 31: what was sold, and the transaction, for at least three years from when it ended. */
export const KEEP_ORDER_RECORDS_MS = 3 * YEAR_MS;
/** A shop that never closes an order does not keep an address for ever. */
const LONGEST_UNDER_WAY_MS = 60 * 24 * 60 * 60_000;

/** Orders that need nobody's address any more. Any other, of later versions too, is under way. */
const ENDED = ['received', 'reviewed', 'cancelled'];
/** Complaints that the shop has still to answer, or to pay back. */
const OPEN = ['requested', 'approved'];

/** Queries for the orders that have ended, or that nobody has ended for too long: between them, all of these. */
export function endedOrders(nowMs: number, { command }: Database): object[] {
  return [
    { status: command.in(ENDED), 'afterSales.state': command.nin(OPEN) },
    { 'afterSales.state': 'refunded' },
    { placedAtMs: command.lte(nowMs - LONGEST_UNDER_WAY_MS) },
  ];
}

/** What stays of an order: named one by one, so that a field of a later version is left out until it is looked at. */
const OrderRecord = v.object({
  orderId: v.string(),
  lines: v.array(OrderLine),
  totalMinor: v.number(),
  status: v.string(),
  payment: v.object({ provider: v.string(), paidAtMs: v.optional(v.number()) }),
  placedAtMs: v.number(),
  refund: v.optional(Refund),
});
const Complaint = v.object({ afterSales: v.optional(v.object({ state: v.string() })) });

/**
 * Moves an order of the caller's that has ended to `orderRecords` without who placed it, where it went, or what they wrote:
 * both or neither. Leaves what is not there or not the caller's, and what has come under way again.
 */
export async function retireOrder(
  orderId: string,
  caller: string,
  nowMs: number,
  database: Database,
): Promise<void> {
  const reply = await transact(
    () => database.startTransaction(),
    async (transaction) => {
      const order = transaction.collection('orders').doc(orderId);
      const stored = (await order.get()).data as { openid?: string } | null;
      if (stored?.openid !== caller) return succeed(undefined);
      const record = v.parse(OrderRecord, stored);
      const complaint = v.parse(Complaint, stored).afterSales?.state ?? '';
      const hasEnded =
        complaint === 'refunded' || (ENDED.includes(record.status) && !OPEN.includes(complaint));
      if (!hasEnded && nowMs - record.placedAtMs < LONGEST_UNDER_WAY_MS) return succeed(undefined);
      const data = { ...record, retiredAtMs: nowMs, keepUntilMs: nowMs + KEEP_ORDER_RECORDS_MS };
      await transaction.collection('orderRecords').doc(orderId).set({ data });
      await order.remove();
      return succeed(undefined);
    },
  );
  if (!reply.ok) throw new Error('an order is being changed by others');
}
