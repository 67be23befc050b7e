import { type Order } from '../../src/contracts';
import { decideOrderStep, type OrderStep } from '../../src/domain/trade/orderStates';
import { returnStock } from '../../src/domain/trade/stock';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { type GoodsTransaction, type ShopRepository } from './shopRepository';
import { stockOf } from './stockOf';
import { type ClosedOrder } from './storedOrder';

/** What a step writes beside the state: the time of payment, a complaint's reason, who carries the goods. */
export type OrderPatch = Partial<
  Pick<Order, 'payment' | 'afterSales' | 'cancelReason' | 'shipment' | 'refund'>
>;

/** A step reads and writes nothing of who gets the order: it may be closed or open. */
export interface StepTransaction<Entry extends ClosedOrder> extends GoodsTransaction {
  putOrder(order: Entry): Promise<void>;
}

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
    return changed
      ? succeed(withoutOwner(changed))
      : fail('conflict', `the order is ${describeState(order)}`);
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

/** The order after the step, the same one when it was taken before; `undefined` when it may not be taken. */
export async function takeStep<Entry extends ClosedOrder>(
  transaction: StepTransaction<Entry>,
  order: Entry,
  { step, patch }: { step: OrderStep; patch?: ((order: Entry) => OrderPatch) | undefined },
): Promise<Entry | undefined> {
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
async function release(
  transaction: GoodsTransaction,
  { lines, openid, couponId, orderId }: ClosedOrder,
): Promise<void> {
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

/** `paid, after-sales requested`. */
export function describeState({ status, afterSales }: Pick<Order, 'status' | 'afterSales'>): string {
  return afterSales ? `${status}, after-sales ${afterSales.state}` : status;
}

export function withoutOwner<Entry extends { openid: string }>({
  openid: _openid,
  ...entry
}: Entry): Omit<Entry, 'openid'> {
  return entry;
}
