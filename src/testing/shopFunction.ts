import {
  type CatalogueItem,
  type CloudError,
  type CloudReply,
  type Merchandising,
  type Order,
  parseShopRequest,
  type Review,
  type ShopProfile,
} from '../contracts';

export interface ShopFunctionState {
  profile: ShopProfile;
  merchandising: Merchandising;
  items: CatalogueItem[];
  orders: Map<string, Order>;
  reviews: Map<string, Review>;
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
        return ok({
          entries: state.items.slice(request.offset, end),
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
        const lines = request.lines.flatMap(({ itemId, quantity }) => {
          const item = state.items.find((candidate) => candidate.itemId === itemId);
          if (!item) return [];
          const { title, picture, priceMinor } = item;
          return [{ itemId, title, picture, priceMinor, quantity }];
        });
        const totalMinor = lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);
        if (totalMinor !== request.expectedTotalMinor) return fail('conflict');
        const order: Order = {
          orderId: request.orderId,
          lines,
          totalMinor,
          address: request.address,
          status: 'awaiting-payment',
          payment: { provider: 'simulated' },
          placedAtMs: 1,
        };
        state.orders.set(order.orderId, order);
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
      case 'orders':
        return ok({
          entries: [...state.orders.values()].slice(request.offset, request.offset + request.limit),
        });
      case 'reviews':
        return ok({
          entries: [...state.reviews.values()].filter(({ itemId }) => itemId === request.itemId),
        });
      case 'write-review': {
        const { reviewId, itemId, rating, text } = request;
        const review: Review = {
          reviewId,
          itemId,
          rating,
          text,
          author: '我',
          writtenAtMs: 3,
          simulated: false,
        };
        if (!state.reviews.has(reviewId)) state.reviews.set(reviewId, review);
        return ok(review);
      }
    }
  };
}
