import * as v from 'valibot';
import { CatalogueItem, Product, ShopProfile } from './catalogue';
import { Merchandising } from './merchandising';
import { Cart, CartLine, DeliveryAddress, Order } from './order';
import { parseWith, type Parsed } from './parsed';
import { Review, Rating } from './review';
import { Count, Id, MinorUnits, PositiveCount } from './scalars';

export const MAX_PAGE_ITEMS = 200;
const limit = v.optional(v.pipe(PositiveCount, v.maxValue(MAX_PAGE_ITEMS)), 100);

/** Every request of the `shop` function, told apart by `action`. */
export const ShopRequest = v.variant('action', [
  v.object({ action: v.literal('shop-profile') }),
  /** The rules for lists of picks; a shop without any answers with none. */
  v.object({ action: v.literal('merchandising') }),
  /** Items in the shop's own order (most sold first); `offset` is the `nextOffset` of the page before. */
  v.object({
    action: v.literal('catalogue-page'),
    categoryId: v.optional(Id),
    offset: v.optional(Count, 0),
    limit,
  }),
  v.object({ action: v.literal('product'), itemId: Id }),
  v.object({ action: v.literal('reviews'), itemId: Id, offset: v.optional(Count, 0), limit }),
  v.object({
    action: v.literal('write-review'),
    /** Minted on the phone: the same id twice is one review. */
    reviewId: v.pipe(v.string(), v.uuid()),
    itemId: Id,
    rating: Rating,
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
  }),
  v.object({ action: v.literal('cart') }),
  v.object({ action: v.literal('save-cart'), cart: Cart }),
  v.object({
    action: v.literal('place-order'),
    /** Minted on the phone: the same id twice is one order. */
    orderId: v.pipe(v.string(), v.uuid()),
    lines: v.pipe(v.array(CartLine), v.minLength(1), v.maxLength(200)),
    /** The total the shopper saw; a different one on the server is a conflict, not a surprise. */
    expectedTotalMinor: MinorUnits,
    address: DeliveryAddress,
    note: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  /** Completes the simulated payment of an order that awaits it. */
  v.object({
    action: v.literal('pay-order'),
    orderId: v.pipe(v.string(), v.uuid()),
    provider: v.literal('simulated'),
  }),
  v.object({ action: v.literal('orders'), offset: v.optional(Count, 0), limit }),
]);
export type ShopRequest = v.InferOutput<typeof ShopRequest>;
export type ShopRequestInput = v.InferInput<typeof ShopRequest>;

const page = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.object({ entries: v.array(entry), nextOffset: v.optional(Count) });

/** The `value` of a successful reply, by action. */
export const ShopResults = {
  'shop-profile': ShopProfile,
  merchandising: Merchandising,
  'catalogue-page': page(CatalogueItem),
  product: Product,
  reviews: page(Review),
  'write-review': Review,
  cart: Cart,
  'save-cart': Cart,
  'place-order': Order,
  'pay-order': Order,
  orders: page(Order),
} satisfies Record<ShopRequest['action'], v.GenericSchema>;
export type ShopResult<Action extends ShopRequest['action']> = v.InferOutput<(typeof ShopResults)[Action]>;

export function parseShopRequest(input: unknown): Parsed<ShopRequest> {
  return parseWith(ShopRequest, input, 'request');
}
