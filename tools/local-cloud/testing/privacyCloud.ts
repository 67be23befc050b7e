import { buildEventBatch } from '../../../cloudfunctions/collect/eventBatch';
import { answerPrivacy } from '../../../cloudfunctions/privacy/privacy';
import { createPrivacyRequests } from '../../../cloudfunctions/privacy/privacyRequests';
import { documentKey } from '../../../cloudfunctions/runtime/documentKey';
import { createEntry } from '../../../cloudfunctions/runtime/entry';
import { createRoleFinder } from '../../../cloudfunctions/runtime/findRole';
import { createPersonalFields, PERSONAL_KEYS_VARIABLE } from '../../../cloudfunctions/runtime/personalFields';
import { createMemoryCloudFiles } from '../../../cloudfunctions/testing/memoryCloudFiles';
import { buildProduct } from '../../../cloudfunctions/testing/memoryShopRepository';
import { parsePrivacyRequest, PRIVACY_ROLES, type PrivacyRequestInput } from '../../../src/contracts';
import { createMemoryDatabase } from '../../fuzz/memoryDatabase';
import { COLLECTIONS } from '../collections';
import { type Document } from '../store/document';
import { DocumentStore } from '../store/documentStore';

/** What one shopper left in the cloud. */
export interface Trace {
  batches: number;
  reviews: number;
  orders: { status: string }[];
  hasCart: boolean;
  hasHealthReport: boolean;
}

const key = Buffer.alloc(32, 3).toString('base64');
const personalFields = createPersonalFields({
  [PERSONAL_KEYS_VARIABLE]: JSON.stringify({ current: 'test', keys: { test: key } }),
});

/** The function as it deploys, on a database in memory. */
export function createPrivacyCloud() {
  const store = new DocumentStore(':memory:', COLLECTIONS);
  const database = createMemoryDatabase(store);
  const files = createMemoryCloudFiles();
  const requests = createPrivacyRequests(database);
  let caller: { openid: string | undefined; nowMs: number } = { openid: undefined, nowMs: 0 };
  const main = createEntry({
    parse: parsePrivacyRequest,
    rateLimit: { burst: 1e6, perMinute: 60_000 },
    readOpenid: () => caller.openid,
    now: () => caller.nowMs,
    access: { requiredRole: ({ action }) => PRIVACY_ROLES[action], findRole: createRoleFinder(database) },
    run: (request, call) => answerPrivacy(request, { ...call, database, files, personalFields, requests }),
  });
  const put = (collection: string, document: Document) => store.replaceAll([{ collection, put: document }]);

  return {
    store,
    database,
    files,
    requests,
    put,
    call(request: PrivacyRequestInput | object, openid: string | undefined, nowMs = 1_000_000) {
      caller = { openid, nowMs };
      return main(request);
    },
    /** Every document as text, by collection and id. */
    dump: () =>
      Object.keys(COLLECTIONS).flatMap((collection) =>
        store.readAll(collection).map((document) => JSON.stringify([collection, document])),
      ),
    seedShop() {
      put('products', { _id: 'tea', ...buildProduct({ itemId: 'tea', rating: 4, reviewCount: 3 }) });
      put('manifests', { _id: 'recommender-1', model: 'recommender', version: 1, signed: {} });
    },
    /** Puts what a shopper may leave; every text that is theirs holds `mark`. */
    leave(openid: string, mark: string, { batches, reviews, orders, hasCart, hasHealthReport }: Trace) {
      for (let n = 0; n < batches; n += 1) {
        const batchId = `${mark}-batch-${n}`;
        const batch = buildEventBatch({ openid, batchId, receivedAtMs: 100 + n, events: [] });
        put('eventBatches', { _id: documentKey(openid, batchId), ...batch });
      }
      for (let n = 0; n < reviews; n += 1) {
        const review = { openid, itemId: 'tea', rating: 1 + (n % 5), text: `${mark} 的评价` };
        const reviewId = `${mark}-review-${n}`;
        put('reviews', {
          _id: reviewId,
          reviewId,
          author: mark,
          writtenAtMs: n,
          simulated: false,
          ...review,
        });
      }
      orders.forEach(({ status }, n) => {
        const orderId = documentKey(mark, String(n)).slice(0, 32);
        const line = { itemId: 'tea', title: '茶', picture: 'p/t.webp', priceMinor: 100, quantity: 1 };
        const personal = personalFields.seal(
          { address: { recipient: mark, phone: '1', address: mark }, note: mark },
          orderId,
        );
        const payment = { provider: 'simulated', paidAtMs: 2 };
        put('orders', {
          _id: orderId,
          ...{ orderId, openid, lines: [line], totalMinor: 100, status, payment, placedAtMs: n, personal },
        });
      });
      if (hasCart) put('carts', { _id: openid, lines: [{ itemId: mark, quantity: 1 }], updatedAtMs: 1 });
      if (hasHealthReport) {
        const id = documentKey('health', openid, 'recommender', '1');
        put('modelHealth', {
          _id: id,
          ...{ model: 'recommender', version: 1, verdict: 'failed', receivedAtMs: 1 },
        });
      }
    },
  };
}
export type PrivacyCloud = ReturnType<typeof createPrivacyCloud>;
