import { type Order } from '../../src/contracts';
import { decideOrderStep, type OrderStep } from '../../src/domain/trade/orderStates';
import { returnStock } from '../../src/domain/trade/stock';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { type Owned, type ShopRepository, type ShopTransaction } from './shopRepository';
import { stockOf } from './stockOf';

/** What a step writes beside the state: the time of payment, a complaint's reason. */
export type OrderPatch = Partial<Pick<Order, 'payment' | 'afterSales' | 'cancelReason'>>;

export interface OrderChange {
  orderId: string;
  step: OrderStep;
  /** Called with the order as it is, when the step is taken. */
  patch?: (order: Order) => OrderPatch;
}

/** Takes a step with the caller's own order; a repeat returns the order as it stands, a step out of turn is a conflict. */
export async function changeOwnOrder(
  change: OrderChange,
  { openid, nowMs }: Call,
  repository: ShopRepository,
): Reply<Order> {
  return repository.transact(async (transaction) => {
    const order = await transaction.findOrder(change.orderId);
    if (!order || order.openid !== openid) return fail('not-found', 'no such order');
    // Whoever comes to pay after the time has run out finds the goods released, whether or not the timer was there before.
    if (change.step === 'pay' && isOverdue(order, nowMs)) {
      return fail('conflict', 'the time to pay has run out');
    }
    const changed = await takeStep(transaction, order, change);
    return changed ? succeed(withoutOwner(changed)) : fail('conflict', `the order is ${describe(order)}`);
  });
}

/** Cancels an order that was not paid in time and releases what it held; leaves one that was paid meanwhile. */
export async function timeOutOrder(
  orderId: string,
  nowMs: number,
  repository: ShopRepository,
): Reply<boolean> {
  return repository.transact(async (transaction) => {
    const order = await transaction.findOrder(orderId);
    if (!order || !isOverdue(order, nowMs)) return succeed(false);
    const patch = () => ({ cancelReason: 'payment-timeout' as const });
    await takeStep(transaction, order, { step: 'time-out', patch });
    return succeed(true);
  });
}

/** The order after the step; `undefined` when it may not be taken. */
export async function takeStep(
  transaction: ShopTransaction,
  order: Owned<Order>,
  { step, patch }: Omit<OrderChange, 'orderId'>,
): Promise<Owned<Order> | undefined> {
  const { status, afterSales } = order;
  const decision = decideOrderStep({ status, afterSales: afterSales?.state }, step);
  if (decision.kind === 'refuse') return undefined;
  if (decision.kind === 'unchanged') return order;
  const patched = { ...order, ...patch?.(order), status: decision.to.status };
  const state = decision.to.afterSales;
  const changed = {
    ...patched,
    ...(patched.afterSales && state && { afterSales: { ...patched.afterSales, state } }),
  };
  if (decision.releases) await release(transaction, order);
  await transaction.putOrder(changed);
  return changed;
}

/** Goods go back to the stock, the coupon to the shopper. An item that is gone meanwhile stays gone. */
async function release(transaction: ShopTransaction, { lines, openid, couponId, orderId }: Owned<Order>) {
  for (const itemId of [...new Set(lines.map((line) => line.itemId))].sort()) {
    const product = await transaction.findProduct(itemId);
    const own = lines.filter((line) => line.itemId === itemId);
    if (product) await transaction.setStock(itemId, returnStock(stockOf(product), own));
  }
  if (couponId === undefined) return;
  const claim = await transaction.findClaim(openid, couponId);
  if (claim?.orderId !== orderId) return;
  const { orderId: _orderId, ...unused } = claim;
  await transaction.putClaim(unused);
}

function isOverdue({ status, payBeforeMs }: Order, nowMs: number): boolean {
  return status === 'awaiting-payment' && payBeforeMs !== undefined && nowMs >= payBeforeMs;
}

function describe({ status, afterSales }: Order): string {
  return afterSales ? `${status}, after-sales ${afterSales.state}` : status;
}

export function withoutOwner<Entry extends { openid: string }>({
  openid: _openid,
  ...entry
}: Entry): Omit<Entry, 'openid'> {
  return entry;
}
