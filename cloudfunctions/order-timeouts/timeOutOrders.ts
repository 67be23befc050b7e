import { timeOutOrder } from '../shop/changeOrder';
import { type ShopRepository } from '../shop/shopRepository';

/** What one run does at most; the next one goes on. */
const MAX_ORDERS = 200;

/**
 * Cancels the orders whose payment is overdue, one transaction each, and gives their goods and coupons back. How many were
 * cancelled; one that was paid or cancelled between the look and the write is left alone.
 */
export async function timeOutOrders(nowMs: number, repository: ShopRepository): Promise<number> {
  let cancelled = 0;
  for (const orderId of await repository.listOverdueOrders(nowMs, MAX_ORDERS)) {
    const reply = await timeOutOrder(orderId, nowMs, repository);
    if (reply.ok && reply.value) cancelled += 1;
  }
  return cancelled;
}
