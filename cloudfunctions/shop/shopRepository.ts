import {
  type Cart,
  type CatalogueItem,
  type CloudReply,
  type Coupon,
  type Merchandising,
  type Order,
  type Product,
  type Review,
  type ShopProfile,
  type ShopRequest,
} from '../../src/contracts';
import { type StockRecord } from '../../src/domain/trade/stock';
import { type PageRequest } from '../runtime/page';

/** An order or review with its owner, who never leaves the cloud. */
export type Owned<Entry> = Entry & { openid: string };

export type OrderFilter = NonNullable<Extract<ShopRequest, { action: 'orders' }>['filter']>;

/** That a shopper has taken a coupon; with `orderId` it is used. One document a shopper and coupon. */
export interface CouponClaim {
  openid: string;
  couponId: string;
  claimedAtMs: number;
  orderId?: string | undefined;
}

/** A place that a shopper was given for a photo, by the id that its path ends with. */
export interface PhotoUpload {
  uploadId: string;
  openid: string;
  preparedAtMs: number;
  /** The review that has it: no other may. */
  reviewId?: string | undefined;
}

/** What the shop's rules need from the database. */
export interface ShopRepository {
  findProfile(): Promise<ShopProfile | undefined>;
  findMerchandising(): Promise<Merchandising | undefined>;
  /** Most sold first. */
  listItems(page: PageRequest & { categoryId?: string | undefined }): Promise<CatalogueItem[]>;
  findProduct(itemId: string): Promise<Product | undefined>;
  /** Newest first, without those that are held back, and without what only a writer is told; the caller's say so. */
  listReviews(itemId: string, openid: string, page: PageRequest): Promise<Review[]>;
  /** Without `openid`: a review that came with the shop. */
  findReview(reviewId: string): Promise<(Review & { openid?: string | undefined }) | undefined>;
  putPhotoUpload(upload: PhotoUpload): Promise<void>;
  findPhotoUpload(uploadId: string): Promise<PhotoUpload | undefined>;
  countPhotoUploads(openid: string): Promise<number>;
  removePhotoUploads(uploadIds: readonly string[]): Promise<void>;
  findCart(openid: string): Promise<Cart | undefined>;
  /** Newest first; `filter` as in the request. */
  listOrders(openid: string, page: PageRequest & { filter?: OrderFilter | undefined }): Promise<Order[]>;
  findOrder(orderId: string): Promise<Owned<Order> | undefined>;
  /** Ids of orders that await a payment which was due before `nowMs`, at most `limit`. */
  listOverdueOrders(nowMs: number, limit: number): Promise<string[]>;
  /** Those that run out first come first. */
  listCoupons(): Promise<Coupon[]>;
  listClaims(openid: string): Promise<CouponClaim[]>;
  /** Runs `work` in isolation: an `ok` reply keeps its writes, any other undoes them. */
  transact<Value>(
    work: (transaction: ShopTransaction) => Promise<CloudReply<Value>>,
  ): Promise<CloudReply<Value>>;
}

/** What an order holds: goods of the stock, and a coupon. */
export interface GoodsTransaction {
  findProduct(itemId: string): Promise<Product | undefined>;
  /** Nobody else has changed the item since this transaction read it: else the transaction is repeated. */
  setStock(itemId: string, record: StockRecord): Promise<void>;
  findClaim(openid: string, couponId: string): Promise<CouponClaim | undefined>;
  putClaim(claim: CouponClaim): Promise<void>;
}

export interface ShopTransaction extends GoodsTransaction {
  setRating(itemId: string, rating: { rating: number; reviewCount: number }): Promise<void>;
  findOrder(orderId: string): Promise<Owned<Order> | undefined>;
  putOrder(order: Owned<Order>): Promise<void>;
  findCoupon(couponId: string): Promise<Coupon | undefined>;
  /** Without `openid`: a review that came with the shop. */
  findReview(reviewId: string): Promise<(Review & { openid?: string | undefined }) | undefined>;
  putReview(review: Owned<Review>): Promise<void>;
  findPhotoUpload(uploadId: string): Promise<PhotoUpload | undefined>;
  putPhotoUpload(upload: PhotoUpload): Promise<void>;
  findCart(openid: string): Promise<Cart | undefined>;
  putCart(openid: string, cart: Cart): Promise<void>;
}
