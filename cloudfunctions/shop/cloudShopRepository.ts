import * as v from 'valibot';
import {
  Cart,
  CatalogueItem,
  Coupon,
  Merchandising,
  Order,
  Product,
  Review,
  ShopProfile,
} from '../../src/contracts';
import { type Database, type Query } from '../runtime/database';
import { type PageRequest } from '../runtime/page';
import { type PersonalFields } from '../runtime/personalFields';
import { readDocument } from '../runtime/readDocument';
import { transact, type DocumentTransaction } from '../runtime/transact';
import { Claim, createGoodsTransaction } from './goodsTransaction';
import { type ShopRepository, type ShopTransaction } from './shopRepository';
import { openOrder, StoredOrder } from './storedOrder';

const StoredReview = v.object({ ...Review.entries, openid: v.optional(v.string()) });

/** What everybody may know of a review, and whose it is. */
const ListedReview = v.omit(StoredReview, ['refusedPhotos', 'isOwn']);
const StoredUpload = v.object({
  uploadId: v.string(),
  openid: v.string(),
  preparedAtMs: v.number(),
  reviewId: v.optional(v.string()),
});

/** A shop has few coupons at a time; the service hands out at most 1,000 documents a query. */
const MAX_COUPONS = 200;

const TILE_FIELDS = Object.fromEntries(Object.keys(CatalogueItem.entries).map((field) => [field, true]));

/** The shop's documents in the cloud database. What is read is parsed: a malformed document is an exception. */
export function createCloudShopRepository(
  database: Database,
  personalFields: PersonalFields,
): ShopRepository {
  const products = database.collection('products');
  const uploads = database.collection('photoUploads');
  return {
    findProfile: async () => readDocument(ShopProfile, database.collection('shop').doc('profile')),
    findMerchandising: async () =>
      readDocument(Merchandising, database.collection('shop').doc('merchandising')),
    async listItems({ categoryId, ...page }) {
      const query = categoryId === undefined ? products : products.where({ categoryId });
      const sorted = query.orderBy('soldCount', 'desc').orderBy('_id', 'asc').field(TILE_FIELDS);
      return list(CatalogueItem, sorted, page);
    },
    findProduct: async (itemId) => readDocument(Product, products.doc(itemId)),
    async listReviews(itemId, openid, page) {
      const query = database.collection('reviews').where({ itemId, isHeldBack: database.command.neq(true) });
      const newest = query.orderBy('writtenAtMs', 'desc').orderBy('_id', 'asc');
      const reviews = await list(ListedReview, newest, page);
      return reviews.map(({ openid: writer, ...review }) =>
        writer === openid ? { ...review, isOwn: true } : review,
      );
    },
    findReview: async (reviewId) => readDocument(StoredReview, database.collection('reviews').doc(reviewId)),
    async putPhotoUpload(upload) {
      await uploads.doc(upload.uploadId).set({ data: upload });
    },
    findPhotoUpload: async (uploadId) => readDocument(StoredUpload, uploads.doc(uploadId)),
    countPhotoUploads: async (openid) => (await uploads.where({ openid }).count()).total,
    async removePhotoUploads(uploadIds) {
      await uploads.where({ _id: database.command.in(uploadIds) }).remove();
    },
    findCart: async (openid) => readDocument(Cart, database.collection('carts').doc(openid)),
    async listOrders(openid, { filter, ...page }) {
      const isComplaint = filter === 'after-sales';
      const narrowed = isComplaint ? { afterSales: database.command.neq(null) } : { status: filter };
      const query = database.collection('orders').where({ openid, ...(filter && narrowed) });
      const stored = await list(StoredOrder, query.orderBy('placedAtMs', 'desc').orderBy('_id', 'asc'), page);
      return stored.map((order) => v.parse(Order, openOrder(order, personalFields)));
    },
    async findOrder(orderId) {
      const stored = await readDocument(StoredOrder, database.collection('orders').doc(orderId));
      return stored && openOrder(stored, personalFields);
    },
    async listOverdueOrders(nowMs, limit) {
      const query = { status: 'awaiting-payment', payBeforeMs: database.command.lt(nowMs) };
      const overdue = database.collection('orders').where(query).orderBy('payBeforeMs', 'asc');
      const { data } = await overdue.field({ orderId: true }).limit(limit).get();
      return data.map((entry) => v.parse(v.object({ orderId: v.string() }), entry).orderId);
    },
    async listCoupons() {
      const coupons = database.collection('coupons').orderBy('endsAtMs', 'asc').orderBy('_id', 'asc');
      return list(Coupon, coupons, { offset: 0, limit: MAX_COUPONS });
    },
    async listClaims(openid) {
      const claims = database.collection('couponClaims').where({ openid }).orderBy('_id', 'asc');
      return list(Claim, claims, { offset: 0, limit: 1000 });
    },
    transact: async (work) =>
      transact(
        () => database.startTransaction(),
        (transaction) => work(createShopTransaction(transaction, personalFields)),
      ),
  };
}

function createShopTransaction(
  transaction: DocumentTransaction,
  personalFields: PersonalFields,
): ShopTransaction {
  const document = (collection: string, id: string) => transaction.collection(collection).doc(id);
  return {
    ...createGoodsTransaction(transaction),
    async setRating(itemId, rating) {
      await document('products', itemId).update({ data: rating });
    },
    async findOrder(orderId) {
      const stored = await readDocument(StoredOrder, document('orders', orderId));
      return stored && openOrder(stored, personalFields);
    },
    async putOrder({ address, note, ...order }) {
      const personal = personalFields.seal({ address, note }, order.orderId);
      await document('orders', order.orderId).set({ data: { ...order, personal } });
    },
    findCoupon: async (couponId) => readDocument(Coupon, document('coupons', couponId)),
    findReview: async (reviewId) => readDocument(StoredReview, document('reviews', reviewId)),
    async putReview(review) {
      await document('reviews', review.reviewId).set({ data: review });
    },
    findPhotoUpload: async (uploadId) => readDocument(StoredUpload, document('photoUploads', uploadId)),
    async putPhotoUpload(upload) {
      await document('photoUploads', upload.uploadId).set({ data: upload });
    },
    findCart: async (openid) => readDocument(Cart, document('carts', openid)),
    async putCart(openid, cart) {
      await document('carts', openid).set({ data: cart });
    },
  };
}

async function list<Schema extends v.GenericSchema>(
  schema: Schema,
  query: Query,
  { offset, limit }: PageRequest,
): Promise<v.InferOutput<Schema>[]> {
  const { data } = await query.skip(offset).limit(limit).get();
  return data.map((entry) => v.parse(schema, entry));
}
