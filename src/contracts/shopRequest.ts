import * as v from 'valibot';
import { CatalogueItem, Product, ShopProfile } from './catalogue';
import { Merchandising } from './merchandising';
import { Coupon, CouponOffer } from './coupon';
import { AfterSales, Cart, CartLine, DeliveryAddress, Order, ORDER_STATUSES } from './order';
import { parseWith, type Parsed } from './parsed';
import { Review, Rating } from './review';
import { PhotoUploads } from './reviewPhoto';
import { CloudPath, Count, Id, MinorUnits, PositiveCount } from './scalars';

export const MAX_PAGE_ITEMS = 200;
const orderId = v.pipe(v.string(), v.uuid());
/** Of what is on a page, as an HTTP entity tag is of a resource (RFC 9110, 8.8.3). */
export const PageTag = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{32}$/, 'expected 32 lower-case hexadecimal digits'),
);
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
    /** Of the same page as the phone has it: where nothing has changed, no items come. */
    knownTag: v.optional(PageTag),
  }),
  v.object({ action: v.literal('product'), itemId: Id }),
  v.object({ action: v.literal('reviews'), itemId: Id, offset: v.optional(Count, 0), limit }),
  /** A place for one photo of a review that is being written. What no review has after a day is removed. */
  v.object({ action: v.literal('prepare-photo') }),
  v.object({
    action: v.literal('write-review'),
    /** Minted on the phone: the same id twice is one review. */
    reviewId: v.pipe(v.string(), v.uuid()),
    itemId: Id,
    rating: Rating,
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
    /** Uploads to places that the caller was given. */
    photos: v.optional(PhotoUploads),
    /** The received order that the item came with: it is reviewed then. */
    orderId: v.optional(orderId),
  }),
  /** Takes back a review of the caller's: text, photos and stars. Again changes nothing. */
  v.object({ action: v.literal('withdraw-review'), reviewId: Id }),
  v.object({ action: v.literal('cart') }),
  v.object({ action: v.literal('save-cart'), cart: Cart }),
  v.object({
    action: v.literal('place-order'),
    /** Minted on the phone: the same id twice is one order. */
    orderId,
    /** One that the caller has taken and not used. */
    couponId: v.optional(Id),
    lines: v.pipe(v.array(CartLine), v.minLength(1), v.maxLength(200)),
    /** The total the shopper saw; a different one on the server is a conflict, not a surprise. */
    expectedTotalMinor: MinorUnits,
    address: DeliveryAddress,
    note: v.optional(v.pipe(v.string(), v.maxLength(200))),
  }),
  /** Completes the simulated payment of an order that awaits it. */
  v.object({
    action: v.literal('pay-order'),
    orderId,
    provider: v.literal('simulated'),
  }),
  /** Newest first; of one status, or those with a complaint. */
  v.object({
    action: v.literal('orders'),
    filter: v.optional(v.picklist([...ORDER_STATUSES, 'after-sales'])),
    offset: v.optional(Count, 0),
    limit,
  }),
  v.object({ action: v.literal('order'), orderId }),
  /** Only before it is paid; goods and coupon come back. */
  v.object({ action: v.literal('cancel-order'), orderId }),
  v.object({ action: v.literal('confirm-receipt'), orderId }),
  v.object({
    action: v.literal('request-after-sales'),
    orderId,
    kind: AfterSales.entries.kind,
    reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  }),
  v.object({ action: v.literal('withdraw-after-sales'), orderId }),
  /** Every coupon of the shop as the caller has it, those that have run out included. */
  v.object({ action: v.literal('coupons') }),
  /** Once each; again changes nothing. */
  v.object({ action: v.literal('claim-coupon'), couponId: Coupon.entries.couponId }),
]);
export type ShopRequest = v.InferOutput<typeof ShopRequest>;
export type ShopRequestInput = v.InferInput<typeof ShopRequest>;

const page = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.object({ entries: v.array(entry), nextOffset: v.optional(Count) });

const CataloguePage = v.object({
  ...page(CatalogueItem).entries,
  tag: PageTag,
  /** The page is the one that `knownTag` is of: `entries` are left out. */
  isUnchanged: v.optional(v.literal(true)),
});

/** The `value` of a successful reply, by action. */
export const ShopResults = {
  'shop-profile': ShopProfile,
  merchandising: Merchandising,
  'catalogue-page': CataloguePage,
  product: Product,
  reviews: page(Review),
  'prepare-photo': v.object({ cloudPath: CloudPath }),
  'write-review': Review,
  'withdraw-review': v.object({ reviewId: Id }),
  cart: Cart,
  'save-cart': Cart,
  'place-order': Order,
  'pay-order': Order,
  orders: page(Order),
  order: Order,
  'cancel-order': Order,
  'confirm-receipt': Order,
  'request-after-sales': Order,
  'withdraw-after-sales': Order,
  coupons: v.object({ offers: v.array(CouponOffer) }),
  'claim-coupon': CouponOffer,
} satisfies Record<ShopRequest['action'], v.GenericSchema>;
export type ShopResult<Action extends ShopRequest['action']> = v.InferOutput<(typeof ShopResults)[Action]>;

export function parseShopRequest(input: unknown): Parsed<ShopRequest> {
  return parseWith(ShopRequest, input, 'request');
}
