import {
  type CartLine,
  type Order,
  type OrderLine,
  type Product,
  type ShopRequest,
} from '../../src/contracts';
import { type BasketLine, judgeCoupon } from '../../src/domain/trade/coupons';
import { sellStock } from '../../src/domain/trade/stock';
import { findSellable, isSameLine, type Sellable, variantTitle } from '../../src/domain/trade/variants';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { changeOwnOrder, withoutOwner } from './changeOrder';
import { type CouponClaim, type ShopRepository, type ShopTransaction } from './shopRepository';
import { stockOf } from './stockOf';

/** How long an order's goods are reserved for its payment. */
export const PAYMENT_TIME_MS = 30 * 60_000;

export type PlaceOrder = Extract<ShopRequest, { action: 'place-order' }>;
export type PayOrder = Extract<ShopRequest, { action: 'pay-order' }>;

/**
 * Places an order at the cloud's prices, less its coupon, and takes the goods from the stock, all or nothing. The same
 * order id again returns the order as it stands; a different total than the shopper saw, too little stock, or a coupon that
 * does not apply is a conflict whose issues say which.
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
    const categoryOf = new Map(products.map(({ itemId, categoryId }) => [itemId, categoryId]));
    const basket = lines.map(({ itemId, priceMinor, quantity }) => ({
      categoryId: categoryOf.get(itemId) ?? '',
      amountMinor: priceMinor * quantity,
    }));
    const { couponId } = request;
    const discount =
      couponId === undefined ? undefined : await judgeClaim(transaction, couponId, call, basket);
    if (typeof discount === 'string')
      return fail('conflict', 'the coupon does not apply', { issues: [`couponId: ${discount}`] });
    const discountMinor = discount?.discountMinor ?? 0;
    const totalMinor = basket.reduce((sum, { amountMinor }) => sum + amountMinor, 0) - discountMinor;
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
      payBeforeMs: call.nowMs + PAYMENT_TIME_MS,
      placedAtMs: call.nowMs,
      ...(discount && { couponId: discount.claim.couponId, discountMinor }),
    };
    if (discount) await transaction.putClaim({ ...discount.claim, orderId: order.orderId });
    await transaction.putOrder({ ...order, openid: call.openid });
    return succeed(order);
  });
}

/** Completes a simulated payment: no money moves, and the order says so. Paying twice is paying once. */
export async function payOrder({ orderId }: PayOrder, call: Call, repository: ShopRepository): Reply<Order> {
  const patch = ({ payment }: Order) => ({ payment: { ...payment, paidAtMs: call.nowMs } });
  return changeOwnOrder({ orderId, step: 'pay', patch }, call, repository);
}

interface Discount {
  claim: CouponClaim;
  discountMinor: number;
}

/** What the coupon takes off these lines, or in words why it cannot be used. */
async function judgeClaim(
  transaction: ShopTransaction,
  couponId: string,
  { openid, nowMs }: Call,
  basket: readonly BasketLine[],
): Promise<Discount | string> {
  const claim = await transaction.findClaim(openid, couponId);
  const coupon = claim && (await transaction.findCoupon(couponId));
  if (!coupon) return 'not taken';
  if (claim.orderId !== undefined) return 'used for another order';
  const verdict = judgeCoupon(coupon, basket, nowMs);
  return verdict.kind === 'applies' ? { claim, discountMinor: verdict.discountMinor } : verdict.kind;
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
