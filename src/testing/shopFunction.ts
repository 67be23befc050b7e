import { sha256 } from 'js-sha256';
import {
  type CatalogueItem,
  type CloudError,
  type CloudReply,
  type CouponOffer,
  type Merchandising,
  type Order,
  parseShopRequest,
  type Review,
  type ShopProfile,
} from '../contracts';
import { judgeCoupon } from '../domain/trade/coupons';
import { findSellable } from '../domain/trade/variants';

export interface ShopFunctionState {
  profile: ShopProfile;
  merchandising: Merchandising;
  items: CatalogueItem[];
  orders: Map<string, Order>;
  reviews: Map<string, Review>;
  coupons: CouponOffer[];
  cart: { lines: { itemId: string; quantity: number }[]; updatedAtMs: number };
  /** Answers the next request with this error, and does nothing. */
  nextError: CloudError | undefined;
}

/** The `shop` cloud function as far as the phone can see it, for tests of the phone's side; its own tests are elsewhere. */
export function createShopFunction(state: ShopFunctionState) {
  const ok = (value: unknown): CloudReply<unknown> => ({ ok: true, value });
  const fail = (code: CloudError['code']): CloudReply<unknown> => ({
    ok: false,
    error: { code, message: code },
  });

  let preparedPhotos = 0;

  function change(orderId: string, changes: (order: Order) => Partial<Order>): CloudReply<unknown> {
    const order = state.orders.get(orderId);
    if (!order) return fail('not-found');
    const changed = { ...order, ...changes(order) };
    state.orders.set(orderId, changed);
    return ok(changed);
  }

  return (input: object): CloudReply<unknown> => {
    const parsed = parseShopRequest(input);
    if (!parsed.ok) return fail('bad-request');
    if (state.nextError) {
      const error = state.nextError;
      state.nextError = undefined;
      return { ok: false, error };
    }
    const request = parsed.value;
    switch (request.action) {
      case 'shop-profile':
        return ok(state.profile);
      case 'merchandising':
        return ok(state.merchandising);
      case 'catalogue-page': {
        const end = request.offset + request.limit;
        const entries = state.items.slice(request.offset, end);
        const tag = sha256(JSON.stringify(entries)).slice(0, 32);
        const isUnchanged = tag === request.knownTag;
        return ok({
          entries: isUnchanged ? [] : entries,
          tag,
          ...(isUnchanged && { isUnchanged }),
          ...(end < state.items.length && { nextOffset: end }),
        });
      }
      case 'product': {
        const item = state.items.find(({ itemId }) => itemId === request.itemId);
        return item ? ok({ ...item, description: '', specifications: [] }) : fail('not-found');
      }
      case 'cart':
        return ok(state.cart);
      case 'save-cart':
        if (request.cart.updatedAtMs > state.cart.updatedAtMs) state.cart = request.cart;
        return ok(state.cart);
      case 'place-order': {
        const known = state.orders.get(request.orderId);
        if (known) return ok(known);
        const goods = request.lines.flatMap(({ itemId, variantId, quantity }) => {
          const item = state.items.find((candidate) => candidate.itemId === itemId);
          const sellable = item && findSellable(item, variantId);
          if (!sellable) return [];
          const { title, picture, categoryId } = item;
          const { priceMinor } = sellable;
          return [{ line: { itemId, variantId, title, picture, priceMinor, quantity }, categoryId }];
        });
        const lines = goods.map(({ line }) => line);
        const basket = goods.map(({ line, categoryId }) => ({
          categoryId,
          amountMinor: line.priceMinor * line.quantity,
        }));
        const offer = state.coupons.find(({ coupon }) => coupon.couponId === request.couponId);
        const verdict = offer && judgeCoupon(offer.coupon, basket, 1);
        const discountMinor = verdict?.kind === 'applies' ? verdict.discountMinor : 0;
        const totalMinor = basket.reduce((sum, { amountMinor }) => sum + amountMinor, 0) - discountMinor;
        if (totalMinor !== request.expectedTotalMinor) return fail('conflict');
        const order: Order = {
          orderId: request.orderId,
          lines,
          totalMinor,
          ...(offer && { couponId: offer.coupon.couponId, discountMinor }),
          address: request.address,
          ...(request.note !== undefined && { note: request.note }),
          status: 'awaiting-payment',
          payment: { provider: 'simulated' },
          placedAtMs: 1,
        };
        state.orders.set(order.orderId, order);
        if (offer) Object.assign(offer, { state: 'used', orderId: order.orderId });
        return ok(order);
      }
      case 'pay-order': {
        const order = state.orders.get(request.orderId);
        if (!order) return fail('not-found');
        const paid: Order = {
          ...order,
          status: 'paid',
          payment: { provider: 'simulated', paidAtMs: 2 },
        };
        state.orders.set(order.orderId, paid);
        return ok(paid);
      }
      case 'orders': {
        const { filter, offset, limit } = request;
        const matches = ({ status, afterSales }: Order) =>
          filter === undefined || (filter === 'after-sales' ? afterSales !== undefined : status === filter);
        return ok({ entries: [...state.orders.values()].filter(matches).slice(offset, offset + limit) });
      }
      case 'order': {
        const order = state.orders.get(request.orderId);
        return order ? ok(order) : fail('not-found');
      }
      case 'cancel-order':
        return change(request.orderId, () => ({ status: 'cancelled', cancelReason: 'shopper' }));
      case 'confirm-receipt':
        return change(request.orderId, () => ({ status: 'received' }));
      case 'request-after-sales': {
        const { orderId, kind, reason } = request;
        return change(orderId, () => ({
          afterSales: { state: 'requested', kind, reason, requestedAtMs: 4 },
        }));
      }
      case 'withdraw-after-sales':
        return change(request.orderId, ({ afterSales }) =>
          afterSales ? { afterSales: { ...afterSales, state: 'withdrawn' } } : {},
        );
      case 'coupons':
        return ok({ offers: state.coupons });
      case 'claim-coupon': {
        const offer = state.coupons.find(({ coupon }) => coupon.couponId === request.couponId);
        if (!offer) return fail('not-found');
        if (offer.state === 'unclaimed') offer.state = 'available';
        return ok(offer);
      }
      case 'reviews':
        return ok({
          entries: [...state.reviews.values()].filter(({ itemId }) => itemId === request.itemId),
        });
      case 'prepare-photo':
        return ok({ cloudPath: `review-uploads/${String((preparedPhotos += 1)).padStart(32, '0')}` });
      case 'write-review': {
        const { reviewId, itemId, rating, text, photos } = request;
        const review: Review = {
          reviewId,
          itemId,
          rating,
          text,
          ...(photos && {
            photos: photos.map((fileId) => `review-photos/${fileId.slice(-32)}.jpg`),
          }),
          author: '我',
          writtenAtMs: 3,
          simulated: false,
          isOwn: true,
        };
        if (!state.reviews.has(reviewId)) state.reviews.set(reviewId, review);
        return ok(review);
      }
      case 'withdraw-review':
        state.reviews.delete(request.reviewId);
        return ok({ reviewId: request.reviewId });
    }
  };
}
