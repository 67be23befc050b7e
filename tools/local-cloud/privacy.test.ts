import * as fc from 'fast-check';
import {
  IMPERSONAL_COLLECTIONS,
  PERSONAL_COLLECTIONS,
} from '../../cloudfunctions/privacy/personalCollections';
import { photoPath } from '../../cloudfunctions/photos/photoPaths';
import { retireOrder } from '../../cloudfunctions/privacy/retireOrder';
import { withdrawReview } from '../../cloudfunctions/reviews/withdrawReview';
import { retainData } from '../../cloudfunctions/retention/retainData';
import {
  type CloudReply,
  ErasureReceipt,
  type ExportCursor,
  ExportPage,
  parseCloudReply,
} from '../../src/contracts';
import { COLLECTIONS } from './collections';
import { createPrivacyCloud, type PrivacyCloud, type Trace } from './testing/privacyCloud';

const RECEIPT = '00000000-0000-4000-8000-000000000001';
const DAY_MS = 24 * 60 * 60_000;
const ENDED = ['received', 'reviewed', 'cancelled'];

const trace: fc.Arbitrary<Trace> = fc.record({
  batches: fc.nat(9),
  reviews: fc.nat(4),
  orders: fc.array(fc.record({ status: fc.constantFrom(...ENDED, 'paid', 'shipped') }), { maxLength: 4 }),
  hasCart: fc.boolean(),
  hasHealthReport: fc.boolean(),
});

/** Two shoppers whose every text holds their mark, in one shop. */
function openCloud(mine: Trace, others: Trace): PrivacyCloud {
  const cloud = createPrivacyCloud();
  cloud.seedShop();
  cloud.leave('oMe', 'MINE', mine);
  cloud.leave('oOther', 'OTHER', others);
  return cloud;
}

const NONE: Trace = { batches: 0, reviews: 0, orders: [], hasCart: false, hasHealthReport: false };

/** A review with a photo, and an upload that no review has. */
function leavePhotos(cloud: PrivacyCloud, openid: string, id: string, preparedAtMs = 1): void {
  const photos = [`review-photos/${id}.jpg`];
  const review = { reviewId: id, itemId: 'tea', rating: 5, text: '好', author: '我', writtenAtMs: 1 };
  cloud.put('reviews', { _id: id, ...review, openid, photos, simulated: false });
  cloud.put('photoUploads', { _id: id, uploadId: id, openid, preparedAtMs });
  for (const path of [...photos, `review-uploads/${id}`])
    cloud.files.contents.set(path, Buffer.from('photo'));
}

const valueOf = <Value>(reply: CloudReply<Value>): Value => {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
};
async function receipt(cloud: PrivacyCloud, request: object, nowMs?: number): Promise<ErasureReceipt> {
  const parsed = parseCloudReply(ErasureReceipt, await cloud.call(request, 'oMe', nowMs));
  if (!parsed.ok) throw new Error(parsed.issues.join());
  return valueOf(parsed.value);
}
async function eraseMine(cloud: PrivacyCloud, nowMs?: number): Promise<ErasureReceipt> {
  for (let calls = 0; calls < 20; calls += 1) {
    const current = await receipt(cloud, { action: 'erase', receiptId: RECEIPT }, nowMs);
    if (current.status !== 'running') return current;
  }
  throw new Error('the erasure has no end');
}
async function exportMine(cloud: PrivacyCloud): Promise<ExportPage['documents']> {
  const documents: ExportPage['documents'] = [];
  for (let cursor: ExportCursor | undefined, pages = 0; pages < 1000; pages += 1) {
    const reply = await cloud.call({ action: 'export', ...(cursor && { cursor }) }, 'oMe');
    const parsed = parseCloudReply(ExportPage, reply);
    if (!parsed.ok) throw new Error(parsed.issues.join());
    const page = valueOf(parsed.value);
    documents.push(...page.documents);
    if (!page.nextCursor) return documents;
    cursor = page.nextCursor;
  }
  throw new Error('the export has no end');
}
const countOf = ({ batches, reviews, orders, hasCart, hasHealthReport }: Trace) =>
  batches + reviews + orders.length + Number(hasCart) + Number(hasHealthReport);

it('knows of every collection whether it holds what is somebody’s', () => {
  const declared = [...PERSONAL_COLLECTIONS.map(({ name }) => name), ...Object.keys(IMPERSONAL_COLLECTIONS)];
  expect(declared.sort()).toEqual(Object.keys(COLLECTIONS).sort());
});

describe('an export', () => {
  it('is everything of the caller’s, in the clear, and nothing of anybody else', async () => {
    await fc.assert(
      fc.asyncProperty(trace, trace, async (mine, others) => {
        const cloud = openCloud(mine, others);
        const text = JSON.stringify(await exportMine(cloud));
        expect(text).not.toContain('OTHER');
        expect(text).not.toMatch(/oMe|oOther|keyId/);
        expect(await exportMine(cloud)).toHaveLength(countOf(mine));
        if (mine.orders.length > 0) expect(text).toContain('"recipient":"MINE"');
        cloud.store.close();
      }),
      { numRuns: 12 },
    );
  });

  it('names a cursor that leads nowhere', async () => {
    const cloud = createPrivacyCloud();
    const request = { action: 'export', cursor: { collection: 'products', after: '' } };
    expect(await cloud.call(request, 'oMe')).toMatchObject({
      error: { code: 'bad-request', issues: [expect.stringContaining('cursor.collection')] },
    });
  });
});

describe('an erasure', () => {
  it('leaves nothing that names the caller, touches nobody else, and counts what it did', async () => {
    await fc.assert(
      fc.asyncProperty(trace, trace, async (mine, others) => {
        const cloud = openCloud(mine, others);
        const theirs = () => cloud.dump().filter((text) => /OTHER|oOther/.test(text));
        const before = theirs();
        const erased = await eraseMine(cloud);
        expect(theirs()).toEqual(before);
        const underWay = mine.orders.filter(({ status }) => !ENDED.includes(status)).length;
        expect(Object.values(erased.found).reduce((sum, count) => sum + count, 0)).toBe(countOf(mine));
        expect(erased.status).toBe(underWay > 0 ? 'orders-under-way' : 'complete');
        const left = cloud.dump().filter((text) => /MINE|oMe/.test(text));
        // The orders themselves, and the note of what is to be gone on with.
        expect(left).toHaveLength(underWay > 0 ? underWay + 1 : 0);
        expect(await exportMine(cloud)).toHaveLength(underWay);
        const records = cloud.store.readAll('orderRecords');
        expect(records).toHaveLength(mine.orders.length - underWay);
        for (const record of records) expect(record).toMatchObject({ totalMinor: 100, lines: [{}] });
        cloud.store.close();
      }),
      { numRuns: 25 },
    );
  });

  it('asked for again gives the same receipt, which its owner can look at and nobody else', async () => {
    const cloud = openCloud(
      { batches: 2, reviews: 1, orders: [{ status: 'received' }], hasCart: true, hasHealthReport: false },
      { batches: 1, reviews: 0, orders: [], hasCart: true, hasHealthReport: false },
    );
    const first = await eraseMine(cloud);
    expect(first).toEqual({
      receiptId: RECEIPT,
      requestedAtMs: 1_000_000,
      completedAtMs: 1_000_000,
      status: 'complete',
      found: {
        eventBatches: 2,
        carts: 1,
        reviews: 1,
        photoUploads: 0,
        orders: 1,
        wechatOutbox: 0,
        modelHealth: 0,
        consents: 0,
        couponClaims: 0,
      },
      kept: { orderRecords: 1 },
    });
    const after = cloud.dump();
    expect(await eraseMine(cloud, 2_000_000)).toEqual(first);
    expect(await receipt(cloud, { action: 'receipt', receiptId: RECEIPT }, 3_000_000)).toEqual(first);
    expect(cloud.dump()).toEqual(after);
    expect(await cloud.call({ action: 'receipt', receiptId: RECEIPT }, 'oOther')).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  it('that is cut short at any write is completed by the next call, each document counted once', async () => {
    const mine = { batches: 3, reviews: 2, orders: [{ status: 'received' }, { status: 'cancelled' }] };
    const none = { batches: 0, reviews: 0, orders: [], hasCart: false, hasHealthReport: false };
    for (let failAt = 1; failAt < 30; failAt += 1) {
      const cloud = openCloud({ ...mine, hasCart: true, hasHealthReport: true }, none);
      let writes = 0;
      for (const method of ['modify', 'remove'] as const) {
        const real = cloud.store[method].bind(cloud.store) as (...values: unknown[]) => unknown;
        jest.spyOn(cloud.store, method).mockImplementation((async (...values: unknown[]) => {
          writes += 1;
          if (writes === failAt) throw new Error('cut short');
          return real(...values);
        }) as never);
      }
      const quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
      await cloud.call({ action: 'erase', receiptId: RECEIPT }, 'oMe');
      quiet.mockRestore();
      const erased = await eraseMine(cloud, 2_000_000);
      expect(erased).toMatchObject({
        found: { eventBatches: 3, carts: 1, reviews: 2, orders: 2, modelHealth: 1 },
        kept: { orderRecords: 2 },
        status: 'complete',
      });
      expect(cloud.dump().filter((text) => /MINE|oMe/.test(text))).toEqual([]);
      if (writes < failAt) return;
    }
    throw new Error('no run went without a fault');
  });

  it('takes the stars of its reviews out of the item’s rating', async () => {
    const cloud = createPrivacyCloud();
    cloud.seedShop(); // three reviews with 4 stars on average
    cloud.put('reviews', {
      _id: 'r',
      ...{ openid: 'oMe', itemId: 'tea', rating: 2, text: '淡', author: '我', writtenAtMs: 1 },
    });
    await eraseMine(cloud);
    expect(cloud.store.readAll('products')).toMatchObject([{ rating: 5, reviewCount: 2 }]);
  });

  it('takes the photos with it, also when it is cut short between them and their review', async () => {
    const cloud = openCloud(NONE, NONE);
    leavePhotos(cloud, 'oMe', 'mine');
    leavePhotos(cloud, 'oOther', 'theirs');
    const { remove } = cloud.files;
    cloud.files.remove = async (paths) => {
      await remove(paths);
      if (paths.includes('review-photos/mine.jpg')) throw new Error('cut short');
    };
    const quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await cloud.call({ action: 'erase', receiptId: RECEIPT }, 'oMe')).toMatchObject({ ok: false });
    quiet.mockRestore();
    expect(cloud.store.readAll('reviews').map(({ _id }) => _id)).toContain('mine');
    cloud.files.remove = remove;
    expect(await eraseMine(cloud)).toMatchObject({
      status: 'complete',
      found: { reviews: 1, photoUploads: 1 },
    });
    expect([...cloud.files.contents.keys()].sort()).toEqual([
      'review-photos/theirs.jpg',
      'review-uploads/theirs',
    ]);
    expect(cloud.store.readAll('reviews').map(({ _id }) => _id)).toEqual(['theirs']);
    expect(cloud.store.readAll('photoUploads').map(({ _id }) => _id)).toEqual(['theirs']);
  });

  it('does more than a call has room for in several, and ends', async () => {
    const many = Array.from({ length: 120 }, () => ({ status: 'received' }));
    const none = { batches: 0, reviews: 0, orders: [], hasCart: false, hasHealthReport: false };
    const cloud = openCloud({ ...none, reviews: 30, orders: many }, none);
    expect(await receipt(cloud, { action: 'erase', receiptId: RECEIPT })).toMatchObject({
      status: 'running',
    });
    expect(await eraseMine(cloud)).toMatchObject({ status: 'complete', kept: { orderRecords: 120 } });
  });

  it('leaves what came after it was asked for', async () => {
    const none = { batches: 0, reviews: 0, orders: [], hasCart: false, hasHealthReport: false };
    const cloud = openCloud({ ...none, batches: 2, orders: [{ status: 'paid' }] }, none);
    expect((await eraseMine(cloud, 50_000)).status).toBe('orders-under-way');
    cloud.put('eventBatches', { _id: 'later', openid: 'oMe', receivedAtMs: 60_000, events: [] });
    await eraseMine(cloud, 70_000);
    expect(cloud.store.readAll('eventBatches').map(({ _id }) => _id)).toEqual(['later']);
  });
});

describe('the timer', () => {
  const none = { batches: 0, reviews: 0, orders: [], hasCart: false, hasHealthReport: false };
  const retain = ({ database, files, requests }: PrivacyCloud, nowMs: number) =>
    retainData({ database, files, requests, nowMs });

  it('forgets a shopper once the order that was under way has ended, and then no longer knows who it was', async () => {
    const cloud = openCloud({ ...none, orders: [{ status: 'shipped' }] }, none);
    await eraseMine(cloud);
    expect(await retain(cloud, 2_000_000)).toMatchObject({ continued: 1, completed: 0 });
    const [order] = cloud.store.readAll('orders');
    cloud.put('orders', { ...order!, status: 'received' });
    expect(await retain(cloud, 3_000_000)).toMatchObject({ continued: 1, completed: 1 });
    expect(cloud.dump().filter((text) => /MINE|oMe/.test(text))).toEqual([]);
    expect(await retain(cloud, 4_000_000)).toMatchObject({ continued: 0 });
  });

  it.each(['requested', 'approved'])(
    'keeps an order that arrived for the money that is still asked for (%s), and its refund for the record',
    async (state) => {
      const cloud = openCloud({ ...none, orders: [{ status: 'received' }] }, none);
      const [order] = cloud.store.readAll('orders');
      const afterSales = { state, kind: 'refund', reason: 'MINE', requestedAtMs: 1 };
      cloud.put('orders', { ...order!, afterSales });
      expect((await eraseMine(cloud)).status).toBe('orders-under-way');
      const refund = { provider: 'simulated', amountMinor: 100, refundedAtMs: 5 };
      cloud.put('orders', { ...order!, afterSales: { ...afterSales, state: 'refunded' }, refund });
      expect(await retain(cloud, 2_000_000)).toMatchObject({ completed: 1 });
      expect(cloud.store.readAll('orderRecords')).toMatchObject([{ refund }]);
      expect(cloud.dump().filter((text) => /MINE|oMe/.test(text))).toEqual([]);
    },
  );

  it('leaves an order about which a complaint came up meanwhile', async () => {
    const cloud = openCloud({ ...none, orders: [{ status: 'received' }] }, none);
    const [order] = cloud.store.readAll('orders');
    const afterSales = { state: 'requested', kind: 'refund', reason: 'MINE', requestedAtMs: 1 };
    cloud.put('orders', { ...order!, afterSales });
    await retireOrder(order!._id, 'oMe', 1_000_000, cloud.database);
    expect(cloud.store.readAll('orders')).toHaveLength(1);
  });

  it('takes an order that was paid back for ended, though it was never sent', async () => {
    const cloud = openCloud({ ...none, orders: [{ status: 'paid' }] }, none);
    const [order] = cloud.store.readAll('orders');
    const afterSales = { state: 'refunded', kind: 'refund', reason: 'MINE', requestedAtMs: 1 };
    cloud.put('orders', { ...order!, afterSales });
    expect((await eraseMine(cloud)).status).toBe('complete');
  });

  it('does not wait for ever for a shop that closes no order', async () => {
    const cloud = openCloud({ ...none, orders: [{ status: 'paid' }] }, none);
    await eraseMine(cloud);
    expect(await retain(cloud, 59 * DAY_MS)).toMatchObject({ completed: 0 });
    expect(await retain(cloud, 61 * DAY_MS)).toMatchObject({ completed: 1 });
  });

  it('drops a photo that no review came for after a day, with the copy of a review that came to nothing', async () => {
    const cloud = openCloud(none, none);
    leavePhotos(cloud, 'oMe', 'early', 0);
    leavePhotos(cloud, 'oMe', 'late', DAY_MS);
    cloud.files.contents.set(photoPath('early', 'image/jpeg'), Buffer.from('copy'));
    expect(await retain(cloud, DAY_MS)).toMatchObject({ discardedUploads: 0 });
    expect(await retain(cloud, 2 * DAY_MS)).toMatchObject({ discardedUploads: 1 });
    expect([...cloud.files.contents.keys()].sort()).toEqual([
      'review-photos/early.jpg',
      'review-photos/late.jpg',
      'review-uploads/late',
    ]);
  });

  it('leaves the photos of a review that has its upload, and removes the upload that was left behind', async () => {
    const cloud = openCloud(none, none);
    const path = photoPath('one', 'image/jpeg');
    cloud.put('photoUploads', { _id: 'one', uploadId: 'one', openid: 'oMe', preparedAtMs: 0, reviewId: 'r' });
    for (const name of [path, 'review-uploads/one']) cloud.files.contents.set(name, Buffer.from('photo'));
    expect(await retain(cloud, 2 * DAY_MS)).toMatchObject({ discardedUploads: 1 });
    expect([...cloud.files.contents.keys()]).toEqual([path]);
  });

  it('drops an order record after three years', async () => {
    const cloud = openCloud({ ...none, orders: [{ status: 'received' }] }, none);
    await eraseMine(cloud);
    expect(await retain(cloud, 3 * 365 * DAY_MS)).toMatchObject({ expiredOrderRecords: 0 });
    expect(await retain(cloud, 3 * 366 * DAY_MS)).toMatchObject({ expiredOrderRecords: 1 });
    expect(cloud.store.readAll('orderRecords')).toEqual([]);
  });
});

it('a review takes what was left of its uploads with it, and nobody else’s', async () => {
  const cloud = openCloud(NONE, NONE);
  leavePhotos(cloud, 'oMe', 'mine');
  cloud.put('photoUploads', {
    _id: 'mine',
    uploadId: 'mine',
    openid: 'oMe',
    preparedAtMs: 1,
    reviewId: 'mine',
  });
  leavePhotos(cloud, 'oMe', 'unsent');
  expect(await withdrawReview('mine', 'oMe', cloud)).toBe('withdrawn');
  expect(await withdrawReview('mine', 'oMe', cloud)).toBe('absent');
  expect([...cloud.files.contents.keys()].sort()).toEqual([
    'review-photos/unsent.jpg',
    'review-uploads/unsent',
  ]);
  expect(cloud.store.readAll('photoUploads').map(({ _id }) => _id)).toEqual(['unsent']);
});

describe('an attacker', () => {
  it('reads and changes nothing of another’s by any sequence of requests', async () => {
    const id = fc.constantFrom(RECEIPT, '00000000-0000-4000-8000-000000000002');
    const collection = fc.constantFrom(...Object.keys(COLLECTIONS));
    const request = fc.oneof(
      fc.record({ action: fc.constantFrom('erase', 'receipt'), receiptId: id, openid: fc.constant('oMe') }),
      fc.record({
        action: fc.constant('export'),
        openid: fc.constant('oMe'),
        cursor: fc.record({ collection, after: fc.constantFrom('', 'oMe', 'MINE-review-0') }),
      }),
      fc.constant({ action: 'audit', role: 'owner' }),
      fc.record({
        action: fc.constant('record-consent'),
        decisionId: id,
        purpose: fc.constant('collection'),
        granted: fc.boolean(),
        policyVersion: fc.constant('1'),
        decidedAtMs: fc.constant(1),
      }),
    );
    const attacker = fc.constantFrom('oAttacker', 'oMe ', 'ome', '', undefined);
    await fc.assert(
      fc.asyncProperty(
        trace,
        fc.array(fc.tuple(request, attacker), { maxLength: 12 }),
        async (mine, calls) => {
          const cloud = openCloud(mine, mine);
          await cloud.call({ action: 'export' }, 'oMe');
          const owned = () => cloud.dump().filter((text) => /MINE|oMe"/.test(text));
          const before = owned();
          for (const [attack, openid] of calls) {
            expect(JSON.stringify(await cloud.call(attack, openid))).not.toMatch(/MINE|OTHER/);
          }
          expect(owned()).toEqual(before);
          cloud.store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('cannot have the review or the order of another taken, should its id come up', async () => {
    const trace = { batches: 0, reviews: 1, orders: [{ status: 'received' }], hasCart: false };
    const cloud = openCloud({ ...trace, hasHealthReport: false }, { ...trace, hasHealthReport: false });
    leavePhotos(cloud, 'oOther', 'photographed');
    const files = [...cloud.files.contents.keys()];
    const before = cloud.dump();
    await withdrawReview('OTHER-review-0', 'oMe', cloud);
    await withdrawReview('photographed', 'oMe', cloud);
    expect([...cloud.files.contents.keys()]).toEqual(files);
    const order = cloud.store.readAll('orders').find(({ openid }) => openid === 'oOther')!;
    await retireOrder(order._id, 'oMe', 1_000_000, cloud.database);
    expect(cloud.dump()).toEqual(before);
  });

  it('without a role sees no audit; the shop’s owner sees when and how much, and never whose', async () => {
    const none = { batches: 1, reviews: 0, orders: [], hasCart: false, hasHealthReport: false };
    const cloud = openCloud(none, none);
    await exportMine(cloud);
    await eraseMine(cloud, 2_000_000);
    for (const role of ['analyst', 'operator']) {
      cloud.put('roles', { _id: 'oBoss', role });
      expect(await cloud.call({ action: 'audit' }, 'oBoss')).toMatchObject({ error: { code: 'forbidden' } });
    }
    cloud.put('roles', { _id: 'oBoss', role: 'owner' });
    const reply = await cloud.call({ action: 'audit' }, 'oBoss');
    expect(reply).toMatchObject({
      value: {
        entries: [
          { kind: 'erasure', requestedAtMs: 2_000_000, status: 'complete', found: { eventBatches: 1 } },
          { kind: 'export', requestedAtMs: 1_000_000 },
        ],
      },
    });
    expect(JSON.stringify(reply)).not.toMatch(/oMe|0000-4000/);
  });
});
