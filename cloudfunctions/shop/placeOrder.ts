import {
  type CartLine,
  type Order,
  type OrderLine,
  type Product,
  type ShopRequest,
} from '../../src/contracts';
import { sellStock, type StockRecord } from '../../src/domain/trade/stock';
import { findSellable, isSameLine, type Sellable, variantTitle } from '../../src/domain/trade/variants';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { type ShopRepository } from './shopRepository';

export type PlaceOrder = Extract<ShopRequest, { action: 'place-order' }>;
export type PayOrder = Extract<ShopRequest, { action: 'pay-order' }>;

/**
 * Places an order at the cloud's prices and takes the goods from the stock, all or nothing. The same order
 * id again returns the order as it stands; a different total than the shopper saw, or too little stock, is
 * a conflict whose issues name the items.
 */
export async function placeOrder(request: PlaceOrder, call: Call, repository: ShopRepository): Reply<Order> {
  const wanted = mergeLines(request.lines);
  return repository.transact(async (transaction) => {
    const placed = await transaction.findOrder(request.orderId);
    if (placed) {
      return placed.openid === call.openid
        ? succeed(withoutOwner(placed))
        : fail('conflict', 'this order id is taken');
    }
    const lines: OrderLine[] = [];
    const unknown: string[] = [];
    const short: string[] = [];
    const products: Product[] = [];
    for (const itemId of new Set(wanted.map((line) => line.itemId))) {
      const product = await transaction.findProduct(itemId);
      if (product) products.push(product);
      for (const line of wanted.filter((candidate) => candidate.itemId === itemId)) {
        const { variantId, quantity } = line;
        const name = variantId === undefined ? itemId : `${itemId} ${variantId}`;
        const sellable = product && findSellable(product, variantId);
        if (!sellable) unknown.push(`${name}: not in the catalogue`);
        else if (sellable.stock < quantity)
          short.push(`${name}: ${sellable.stock} in stock, ${quantity} ordered`);
        else lines.push(orderLine(product, sellable, quantity));
      }
    }
    if (unknown.length > 0)
      return fail('not-found', 'the catalogue lacks ordered items', { issues: unknown });
    if (short.length > 0) return fail('conflict', 'out of stock', { issues: short });
    const totalMinor = lines.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * quantity, 0);
    if (totalMinor !== request.expectedTotalMinor) {
      const issues = [`expectedTotalMinor: ${request.expectedTotalMinor} expected, now ${totalMinor}`];
      return fail('conflict', 'the total has changed', { issues });
    }
    for (const product of products) {
      const own = lines.filter(({ itemId }) => itemId === product.itemId);
      await transaction.setStock(product.itemId, sellStock(stockOf(product), own));
    }
    const order: Order = {
      orderId: request.orderId,
      lines,
      totalMinor,
      address: request.address,
      ...(request.note === undefined ? {} : { note: request.note }),
      status: 'awaiting-payment',
      payment: { provider: 'simulated' },
      placedAtMs: call.nowMs,
    };
    await transaction.putOrder({ ...order, openid: call.openid });
    return succeed(order);
  });
}

/** Completes a simulated payment: no money moves, and the order says so. Paying twice is paying once. */
export async function payOrder({ orderId }: PayOrder, call: Call, repository: ShopRepository): Reply<Order> {
  return repository.transact(async (transaction) => {
    const order = await transaction.findOrder(orderId);
    if (!order || order.openid !== call.openid) return fail('not-found', 'no such order');
    if (order.payment.paidAtMs !== undefined) return succeed(withoutOwner(order));
    if (order.status !== 'awaiting-payment') return fail('conflict', `the order is ${order.status}`);
    const paid = { ...order, status: 'paid' as const, payment: { ...order.payment, paidAtMs: call.nowMs } };
    await transaction.putOrder(paid);
    return succeed(withoutOwner(paid));
  });
}

function orderLine(product: Product, { priceMinor, variant }: Sellable, quantity: number): OrderLine {
  return {
    itemId: product.itemId,
    ...(variant && { variantId: variant.variantId, variantTitle: variantTitle(variant) }),
    title: product.title,
    picture: product.thumbnail ?? product.picture,
    priceMinor,
    quantity,
  };
}

function stockOf({ stock, soldCount, variants }: Product): StockRecord {
  return { stock, soldCount, ...(variants && { variants }) };
}

/** One line an item and variant, in an order that two shoppers share, so that they wait for instead of block each other. */
function mergeLines(lines: readonly CartLine[]): CartLine[] {
  const merged: CartLine[] = [];
  for (const line of lines) {
    const same = merged.findIndex((known) => isSameLine(known, line));
    if (same < 0) merged.push(line);
    else merged[same] = { ...line, quantity: merged[same]!.quantity + line.quantity };
  }
  const key = ({ itemId, variantId }: CartLine) => `${itemId} ${variantId ?? ''}`;
  return merged.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function withoutOwner<Entry extends { openid: string }>({
  openid: _openid,
  ...entry
}: Entry): Omit<Entry, 'openid'> {
  return entry;
}
