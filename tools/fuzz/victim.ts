import { buildEventBatch } from '../../cloudfunctions/collect/eventBatch';
import { documentKey } from '../../cloudfunctions/runtime/documentKey';
import { buildProduct } from '../../cloudfunctions/testing/memoryShopRepository';
import { type DocumentStore } from '../local-cloud/store/documentStore';

/** A shopper whom no fuzzed request may touch or read. The secret stands in everything that is theirs alone. */
export const VICTIM = {
  openid: 'oVictim-SECRET',
  secret: 'SECRET',
  orderId: '00000000-0000-4000-8000-00000000aaaa',
  reviewId: '00000000-0000-4000-8000-00000000bbbb',
  uploadId: '0123456789abcdef0123456789abcdef',
  batchId: '00000000-0000-4000-8000-00000000cccc',
  receiptId: '00000000-0000-4000-8000-00000000dddd',
  decisionId: '00000000-0000-4000-8000-00000000eeee',
};

/** A shop with endless stock, and the victim's cart, order, review and events in it. */
export function seedVictim(store: DocumentStore): void {
  const { openid, secret, orderId, reviewId, uploadId, batchId, receiptId, decisionId } = VICTIM;
  const product = buildProduct({ itemId: 'tea', stock: 1e9, categoryId: 'tea' });
  const categories = [{ categoryId: 'tea', title: '茶', picture: 'pictures/tea.webp' }];
  const profile = { shopId: 'shop', title: '茶馆', currency: 'CNY', categories };
  const order = {
    orderId,
    openid,
    lines: [{ itemId: 'tea', title: secret, picture: 'pictures/tea.webp', priceMinor: 100, quantity: 1 }],
    totalMinor: 100,
    address: { recipient: secret, phone: '1', address: secret },
    status: 'awaiting-payment',
    payment: { provider: 'simulated' },
    placedAtMs: 1,
  };
  const review = {
    ...{
      reviewId,
      openid,
      itemId: 'tea',
      rating: 5,
      text: '好',
      author: '匿名',
      writtenAtMs: 1,
      simulated: false,
    },
  };
  const batch = buildEventBatch({ openid, batchId, receivedAtMs: 1, events: [] });
  const consent = { openid, decisionId, purpose: 'collection', granted: true, policyVersion: secret };
  const erasure = {
    kind: 'erasure',
    receiptId,
    openid,
    requestedAtMs: 0,
    status: 'running',
    found: {},
    kept: {},
  };
  store.replaceAll([
    { collection: 'shop', put: { _id: 'profile', ...profile } },
    { collection: 'products', put: { _id: 'tea', ...product } },
    { collection: 'carts', put: { _id: openid, lines: [{ itemId: secret, quantity: 1 }], updatedAtMs: 1 } },
    { collection: 'orders', put: { _id: orderId, ...order } },
    { collection: 'reviews', put: { _id: reviewId, ...review } },
    { collection: 'photoUploads', put: { _id: uploadId, uploadId, openid, preparedAtMs: 1 } },
    { collection: 'eventBatches', put: { _id: documentKey(openid, batchId), ...batch } },
    { collection: 'consents', put: { _id: documentKey('consent', openid, decisionId), ...consent } },
    { collection: 'privacyRequests', put: { _id: documentKey('erasure', openid, receiptId), ...erasure } },
  ]);
}

/** The victim's documents, and those that no phone may change at all. */
export function protectedDocuments(store: DocumentStore): string {
  const own = [
    'carts',
    'orders',
    'reviews',
    'photoUploads',
    'eventBatches',
    'consents',
    'privacyRequests',
  ].flatMap((name) =>
    store.readAll(name).filter((document) => JSON.stringify(document).includes(VICTIM.secret)),
  );
  const shops = [
    'shop',
    'manifests',
    'rolloutStops',
    'keyRotations',
    'auditLog',
    'roles',
    'wechatOutbox',
    'orderRecords',
  ].flatMap((name) => store.readAll(name));
  const catalogue = store
    .readAll('products')
    .map(({ _id, title, priceMinor }) => ({ _id, title, priceMinor }));
  return JSON.stringify([own, shops, catalogue]);
}
