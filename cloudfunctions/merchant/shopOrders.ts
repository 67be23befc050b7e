import {
  type Order,
  type ShopOrder,
  type ShopOrderPage,
  type ShopOrderRequest,
  type ShopOrderStep,
} from '../../src/contracts';
import { decideOrderStep, type OrderStep } from '../../src/domain/trade/orderStates';
import { type AuditNote } from '../runtime/auditTrail';
import { page } from '../runtime/page';
import { fail, succeed, type Reply } from '../runtime/reply';
import { describeState, type OrderPatch, takeStep } from '../shop/changeOrder';
import { type ClosedOrder } from '../shop/storedOrder';
import { type RefundProvider } from './refundProvider';
import { type ShopOrdersRepository } from './shopOrdersRepository';

export interface ShopOrdersContext {
  nowMs: number;
  orders: ShopOrdersRepository;
  refundProviders: readonly RefundProvider[];
  /** Who asks, for the audit log, where its signature does not say so. */
  by?: string;
}
type RequestOf<Action extends ShopOrderRequest['action']> = Extract<ShopOrderRequest, { action: Action }>;

/** Answers about the shop's orders whoever may ask. A step that was taken before changes nothing, and is noted once. */
export async function answerShopOrders(
  request: ShopOrderRequest,
  context: ShopOrdersContext,
): Reply<ShopOrderPage | ShopOrder> {
  switch (request.action) {
    case 'shop-orders':
      return listShopOrders(request, context);
    case 'ship-order':
      return shown(await shipOrder(request, context));
    case 'approve-refund':
      return shown(await approveRefund(request.orderId, context));
    case 'decline-refund': {
      const { action, orderId, reason } = request;
      const answer = { reason, answeredAtMs: context.nowMs };
      const taking = { action, orderId, step: 'refuse-after-sales', patch: withAnswer(answer) } as const;
      return shown(await take(taking, context));
    }
    case 'refund-order':
      return shown(await refundOrder(request.orderId, context));
  }
}

const STEPS: Readonly<Record<ShopOrderStep, OrderStep>> = {
  ship: 'ship',
  'approve-refund': 'approve-after-sales',
  'decline-refund': 'refuse-after-sales',
  refund: 'refund',
};

function possibleSteps({ status, afterSales }: ClosedOrder): ShopOrderStep[] {
  const names = Object.keys(STEPS) as ShopOrderStep[];
  return names.filter(
    (name) => decideOrderStep({ status, afterSales: afterSales?.state }, STEPS[name]).kind === 'change',
  );
}

async function listShopOrders(
  { filter, withPersonal, offset, limit }: RequestOf<'shop-orders'>,
  context: ShopOrdersContext,
): Reply<ShopOrderPage> {
  const { orders } = context;
  const { entries, ...rest } = await page({ offset, limit }, (part) => orders.list({ ...part, filter }));
  if (!withPersonal || entries.length === 0)
    return succeed({ entries: entries.map(({ order }) => toShopOrder(order)), ...rest });
  const detail = { orders: entries.map(({ order }) => order.orderId) };
  const opened = entries.map(({ order, open }) => toShopOrder(order, open()));
  return orders.transact(async (transaction) => {
    await transaction.note(noteOf('read-personal', detail, context));
    return succeed({ entries: opened, ...rest });
  });
}

interface Taking {
  action: ShopOrderRequest['action'];
  orderId: string;
  step: OrderStep;
  patch: (order: ClosedOrder) => OrderPatch;
  /** Beside the order: what the log is to know. Nothing that leads to a person, as the log is kept for ever. */
  detail?: object;
}

function noteOf(action: string, detail: object, { nowMs: atMs, by }: ShopOrdersContext): AuditNote {
  return { action, detail: { ...detail, ...(by !== undefined && { by }) }, atMs };
}

/** Takes a step and notes it, both or neither. */
async function take(taking: Taking, context: ShopOrdersContext): Reply<ClosedOrder> {
  const { action, orderId, step, patch, detail } = taking;
  return context.orders.transact(async (transaction) => {
    const order = await transaction.findOrder(orderId);
    if (!order) return noSuchOrder(orderId);
    const changed = await takeStep(transaction, order, { step, patch });
    if (!changed) return outOfTurn(order);
    if (changed !== order) await transaction.note(noteOf(action, { orderId, ...detail }, context));
    return succeed(changed);
  });
}

async function shipOrder(
  { action, orderId, carrier, trackingNumber, isCorrection }: RequestOf<'ship-order'>,
  context: ShopOrdersContext,
): Reply<ClosedOrder> {
  const { nowMs, orders } = context;
  const shipment = { carrier, trackingNumber, shippedAtMs: nowMs };
  const reply = await take(
    { action, orderId, step: 'ship', patch: () => ({ shipment }), detail: { carrier } },
    context,
  );
  if (!reply.ok || isSame(reply.value.shipment, shipment)) return reply;
  // It was sent before, by another carrier or under another number.
  if (!isCorrection) {
    const { carrier: known = '?', trackingNumber: number = '' } = reply.value.shipment ?? {};
    return fail(
      'conflict',
      `order ${orderId} was sent by ${known} ${number}; correct that if it is mistaken`,
    );
  }
  return orders.transact(async (transaction) => {
    const order = await transaction.findOrder(orderId);
    if (!order) return noSuchOrder(orderId);
    if (order.status !== 'shipped') return outOfTurn(order);
    const { shippedAtMs = nowMs } = order.shipment ?? {};
    const corrected = { ...order, shipment: { ...shipment, shippedAtMs } };
    await transaction.putOrder(corrected);
    await transaction.note(noteOf('correct-shipment', { orderId, carrier }, context));
    return succeed(corrected);
  });
}

function isSame(known: Order['shipment'], wanted: NonNullable<Order['shipment']>): boolean {
  return known?.carrier === wanted.carrier && known.trackingNumber === wanted.trackingNumber;
}

async function approveRefund(orderId: string, context: ShopOrdersContext): Reply<ClosedOrder> {
  const known = await context.orders.findOrder(orderId);
  // Nothing is promised that cannot be paid back.
  if (known && !providerOf(known, context)) return noProvider(known);
  const patch = withAnswer({ answeredAtMs: context.nowMs });
  const approved = await take(
    { action: 'approve-refund', orderId, step: 'approve-after-sales', patch },
    context,
  );
  const isDue = approved.ok && approved.value.afterSales?.kind === 'refund';
  return isDue ? refundOrder(orderId, context) : approved;
}

/**
 * Has the money go back, and then says so. What is cut short between the two is done again by the next call, and the provider
 * knows the refund by its id.
 */
async function refundOrder(orderId: string, context: ShopOrdersContext): Reply<ClosedOrder> {
  const order = await context.orders.findOrder(orderId);
  if (!order) return noSuchOrder(orderId);
  const { status, afterSales, totalMinor: amountMinor } = order;
  const decision = decideOrderStep({ status, afterSales: afterSales?.state }, 'refund');
  if (decision.kind === 'refuse') return outOfTurn(order);
  if (decision.kind === 'unchanged') return succeed(order);
  const provider = providerOf(order, context);
  if (!provider) return noProvider(order);
  const outcome = await provider.refund({ orderId, refundId: orderId, amountMinor });
  if (outcome.kind === 'refused')
    return fail('conflict', `order ${orderId}: ${provider.kind} refused the refund (${outcome.why})`);
  const refund = { provider: provider.kind, amountMinor, refundedAtMs: context.nowMs };
  const detail = { provider: provider.kind, amountMinor };
  return take(
    { action: 'refund-order', orderId, step: 'refund', patch: () => ({ refund }), detail },
    context,
  );
}

function withAnswer(answer: NonNullable<Order['afterSales']>['answer']) {
  return ({ afterSales }: ClosedOrder): OrderPatch =>
    afterSales ? { afterSales: { ...afterSales, answer } } : {};
}

function providerOf({ payment }: ClosedOrder, { refundProviders }: ShopOrdersContext) {
  return refundProviders.find(({ kind }) => kind === payment.provider);
}

function noProvider({ orderId, payment }: ClosedOrder) {
  return fail(
    'conflict',
    `order ${orderId} was paid by ${payment.provider}: this shop cannot refund by that`,
  );
}

function noSuchOrder(orderId: string) {
  return fail('not-found', `there is no order ${orderId}`);
}

function outOfTurn(order: ClosedOrder) {
  const possible = possibleSteps(order).join(', ') || 'nothing';
  return fail('conflict', `order ${order.orderId} is ${describeState(order)}; possible now: ${possible}`);
}

async function shown(reply: Awaited<Reply<ClosedOrder>>): Reply<ShopOrder> {
  return reply.ok ? succeed(toShopOrder(reply.value)) : reply;
}

function toShopOrder(order: ClosedOrder, opened?: Pick<Order, 'address' | 'note'>): ShopOrder {
  const { openid: _openid, afterSales, ...rest } = order;
  const { reason, ...complaint } = afterSales ?? {};
  const personal = opened && {
    address: opened.address,
    ...(opened.note !== undefined && { note: opened.note }),
    ...(reason !== undefined && { reason }),
  };
  return {
    ...rest,
    ...(afterSales && { afterSales: complaint as ShopOrder['afterSales'] }),
    possible: possibleSteps(order),
    ...(personal && { personal }),
  };
}
