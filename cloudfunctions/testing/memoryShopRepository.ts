import {
  type Cart,
  type Coupon,
  type Merchandising,
  type Order,
  type Product,
  type Review,
  type ShopProfile,
} from '../../src/contracts';
import { type PageRequest } from '../runtime/page';
import { type CouponClaim, type Owned, type PhotoUpload, type ShopRepository } from '../shop/shopRepository';

export interface MemoryShop {
  profile: ShopProfile | undefined;
  merchandising: Merchandising | undefined;
  products: Map<string, Product>;
  reviews: Map<string, Review & { openid?: string }>;
  photoUploads: Map<string, PhotoUpload>;
  carts: Map<string, Cart>;
  orders: Map<string, Owned<Order>>;
  coupons: Map<string, Coupon>;
  /** By openid and coupon. */
  claims: Map<string, CouponClaim>;
}

/** The shop's documents in memory; a transaction works on a copy that replaces the original on success. */
export function createMemoryShopRepository(products: Product[] = []): {
  shop: MemoryShop;
  repository: ShopRepository;
} {
  const shop: MemoryShop = {
    profile: undefined,
    merchandising: undefined,
    products: new Map(products.map((product) => [product.itemId, product])),
    reviews: new Map(),
    photoUploads: new Map(),
    carts: new Map(),
    orders: new Map(),
    coupons: new Map(),
    claims: new Map(),
  };
  const cut = <Entry>(entries: Entry[], { offset, limit }: PageRequest) =>
    entries.slice(offset, offset + limit);
  const repository: ShopRepository = {
    findProfile: async () => shop.profile,
    findMerchandising: async () => shop.merchandising,
    listItems: async ({ categoryId, ...page }) => {
      const all = [...shop.products.values()].filter(
        (product) => categoryId === undefined || product.categoryId === categoryId,
      );
      return cut(
        all.sort((a, b) => b.soldCount - a.soldCount),
        page,
      );
    },
    findProduct: async (itemId) => shop.products.get(itemId),
    listReviews: async (itemId, openid, page) => {
      const all = [...shop.reviews.values()].filter(
        (review) => review.itemId === itemId && !review.isHeldBack,
      );
      return cut(
        all.sort((a, b) => b.writtenAtMs - a.writtenAtMs),
        page,
      ).map(({ refusedPhotos: _told, openid: writer, ...review }) => ({
        ...review,
        ...(writer === openid && { isOwn: true }),
      }));
    },
    findReview: async (reviewId) => shop.reviews.get(reviewId),
    putPhotoUpload: async (upload) => void shop.photoUploads.set(upload.uploadId, upload),
    findPhotoUpload: async (uploadId) => shop.photoUploads.get(uploadId),
    countPhotoUploads: async (openid) =>
      [...shop.photoUploads.values()].filter((upload) => upload.openid === openid).length,
    removePhotoUploads: async (uploadIds) => uploadIds.forEach((id) => shop.photoUploads.delete(id)),
    findCart: async (openid) => shop.carts.get(openid),
    findOrder: async (orderId) => shop.orders.get(orderId),
    listOverdueOrders: async (nowMs, limit) =>
      [...shop.orders.values()]
        .filter(({ status, payBeforeMs }) => status === 'awaiting-payment' && (payBeforeMs ?? nowMs) < nowMs)
        .slice(0, limit)
        .map(({ orderId }) => orderId),
    listCoupons: async () => [...shop.coupons.values()],
    listClaims: async (openid) => [...shop.claims.values()].filter((claim) => claim.openid === openid),
    listOrders: async (openid, { filter, ...page }) => {
      const matches = ({ status, afterSales }: Order) =>
        filter === undefined || (filter === 'after-sales' ? afterSales !== undefined : status === filter);
      const all = [...shop.orders.values()].filter((order) => order.openid === openid && matches(order));
      return cut(
        all.sort((a, b) => b.placedAtMs - a.placedAtMs),
        page,
      );
    },
    transact: async (work) => {
      const copy = structuredClone(shop);
      const change = (itemId: string, fields: Partial<Product>) => {
        const product = copy.products.get(itemId);
        if (product) copy.products.set(itemId, { ...product, ...fields });
      };
      const reply = await work({
        findProduct: async (itemId) => copy.products.get(itemId),
        setStock: async (itemId, record) => change(itemId, record),
        setRating: async (itemId, rating) => change(itemId, rating),
        findOrder: async (orderId) => copy.orders.get(orderId),
        putOrder: async (order) => void copy.orders.set(order.orderId, order),
        findCoupon: async (couponId) => copy.coupons.get(couponId),
        findClaim: async (openid, couponId) => copy.claims.get(`${openid} ${couponId}`),
        putClaim: async (claim) => void copy.claims.set(`${claim.openid} ${claim.couponId}`, claim),
        findReview: async (reviewId) => copy.reviews.get(reviewId),
        findPhotoUpload: async (uploadId) => copy.photoUploads.get(uploadId),
        putPhotoUpload: async (upload) => void copy.photoUploads.set(upload.uploadId, upload),
        putReview: async (review) => void copy.reviews.set(review.reviewId, review),
        findCart: async (openid) => copy.carts.get(openid),
        putCart: async (openid, cart) => void copy.carts.set(openid, cart),
      });
      if (reply.ok) Object.assign(shop, copy);
      return reply;
    },
  };
  return { shop, repository };
}

export function buildProduct(fields: Partial<Product> & { itemId: string }): Product {
  return {
    title: `货 ${fields.itemId}`,
    brief: '',
    categoryId: 'tea',
    brand: '',
    priceMinor: 100,
    stock: 10,
    soldCount: 0,
    rating: 0,
    reviewCount: 0,
    picture: 'pictures/tea.webp',
    listedAtMs: 0,
    description: '',
    specifications: [],
    ...fields,
  };
}
