import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ARTIFACT_FORMAT_VERSION,
  ManifestResult,
  parseCloudReply,
  ShopResults,
  SyncResult,
  type ShopRequestInput,
} from '../../src/contracts';
import { signPush } from '../../cloudfunctions/official-account/pushCrypto';
import { orderTheLast } from './testing/orderTheLast';
import { startTestCloud, type TestCloud } from './testing/startTestCloud';
import { writeShopFolder } from './testing/shopFolder';

jest.setTimeout(30_000); // processes start slowly on a busy machine

// The project's functions as they deploy, in their processes, with the real SDK behind them.
let cloud: TestCloud;
let token: string;
beforeAll(async () => {
  cloud = await startTestCloud({ functionEnvironment: { OFFICIAL_ACCOUNT_TOKEN: 'the-token' } });
  writeShopFolder(join(cloud.dataDir, 'shop'), { stock: 5 });
  cloud.seedShop(join(cloud.dataDir, 'shop'));
});
beforeEach(async () => {
  token = await cloud.createIdentity();
});
afterAll(() => cloud.stop());

/** Calls the shop and insists on a reply that keeps the contract. */
async function shop<Action extends ShopRequestInput['action']>(
  request: ShopRequestInput & { action: Action },
  as = token,
) {
  const parsed = parseCloudReply(ShopResults[request.action], await cloud.call('shop', request, as));
  if (!parsed.ok) throw new Error(parsed.issues.join());
  return parsed.value;
}
const stored = async (collection: string) =>
  (await cloud.owner.database().collection(collection).limit(1000).get()).data;
const stockOf = async (itemId: string) => {
  const reply = await shop({ action: 'product', itemId });
  return reply.ok ? (reply.value as { stock: number }).stock : undefined;
};
const order = (itemId: string, quantity: number, expectedTotalMinor: number) => ({
  action: 'place-order' as const,
  orderId: randomUUID() as string,
  lines: [{ itemId, quantity }],
  expectedTotalMinor,
  address: { recipient: '掌柜', phone: '1', address: '茶街 1 号' },
});

describe('shop', () => {
  it('shows profile, catalogue, product and reviews as seeded', async () => {
    expect(await shop({ action: 'shop-profile' })).toMatchObject({
      ok: true,
      value: { shopId: 'tea-house' },
    });
    const page = await shop({ action: 'catalogue-page', categoryId: 'tea', limit: 2 });
    expect(page).toMatchObject({
      value: { entries: [{ itemId: 'tea-3' }, { itemId: 'tea-2' }], nextOffset: 2 },
    });
    expect(await shop({ action: 'reviews', itemId: 'tea-1' })).toMatchObject({
      value: { entries: [{ reviewId: 'r2' }, { reviewId: 'r1' }] },
    });
  });

  it('places an order once, however often it is sent, and takes its payment', async () => {
    const request = order('tea-1', 2, 2000);
    const first = await shop(request);
    expect(first).toMatchObject({ ok: true, value: { status: 'awaiting-payment', totalMinor: 2000 } });
    expect(await Promise.all([shop(request), shop(request)])).toEqual([first, first]);
    expect(await stockOf('tea-1')).toBe(3);
    const paid = await shop({ action: 'pay-order', orderId: request.orderId, provider: 'simulated' });
    expect(paid).toMatchObject({ value: { status: 'paid', payment: { provider: 'simulated' } } });
    expect(await shop({ action: 'orders' })).toEqual({
      ok: true,
      value: { entries: [paid.ok && paid.value] },
    });
  });

  it('sells what is there and no more when many order at once', async () => {
    const buyers = await Promise.all(Array.from({ length: 8 }, () => cloud.createIdentity()));
    const replies = await Promise.all(buyers.map((buyer) => shop(order('tea-2', 1, 2000), buyer)));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(5);
    expect(replies.filter((reply) => !reply.ok && reply.error.code === 'conflict')).toHaveLength(3);
    expect(await stockOf('tea-2')).toBe(0);
  });

  it('sells the last 10 of a variant to exactly 10 of 60 who order at once', async () => {
    const result = await orderTheLast(10, { cloud, orders: 60 });
    expect(result).toEqual({ sold: 10, refused: 50, stock: 0 });
  }, 120_000);

  it('lets one of two orders at once use a coupon, and gives it back with the goods when that is cancelled', async () => {
    const endsAtMs = Date.now() + 60_000;
    await cloud.owner
      .database()
      .collection('coupons')
      .add({
        data: {
          _id: 'one',
          couponId: 'one',
          title: '一次',
          discount: { kind: 'amount', amountMinor: 100 },
          thresholdMinor: 0,
          startsAtMs: 0,
          endsAtMs,
        },
      });
    expect(await shop({ action: 'claim-coupon', couponId: 'one' })).toMatchObject({ ok: true });
    const [stock, wanted] = [await stockOf('tea-1'), [0, 1].map(() => order('tea-1', 1, 900))];
    const replies = await Promise.all(wanted.map((request) => shop({ ...request, couponId: 'one' })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await stockOf('tea-1')).toBe(stock! - 1);
    const placed = wanted[replies.findIndex(({ ok }) => ok)]!;
    await shop({ action: 'cancel-order', orderId: placed.orderId });
    expect(await stockOf('tea-1')).toBe(stock);
    expect(await shop({ action: 'coupons' })).toMatchObject({ value: { offers: [{ state: 'available' }] } });
    expect(await shop({ action: 'orders', filter: 'cancelled' })).toMatchObject({
      value: { entries: [{ orderId: placed.orderId, discountMinor: 100 }] },
    });
  });

  it('gives back what was not paid in time', async () => {
    const placed = order('tea-1', 1, 1000);
    await shop(placed);
    const stock = await stockOf('tea-1');
    const orders = cloud.owner.database().collection('orders');
    await orders.doc(placed.orderId).update({ data: { payBeforeMs: 1 } });
    const run = await cloud.owner.callFunction({ name: 'order-timeouts', data: {} });
    expect(run.result).toMatchObject({ ok: true, value: { cancelled: 1 } });
    expect(await stockOf('tea-1')).toBe(stock! + 1);
    expect(await shop({ action: 'order', orderId: placed.orderId })).toMatchObject({
      value: { status: 'cancelled', address: placed.address },
    });
  });

  it('holds back a review that the check of texts refuses', async () => {
    const refused = {
      action: 'write-review',
      reviewId: randomUUID(),
      itemId: 'tea-3',
      rating: 1,
      text: '赌博网站',
    } as const;
    expect(await shop(refused)).toMatchObject({ value: { isHeldBack: true } });
    expect(await shop({ action: 'reviews', itemId: 'tea-3' })).toEqual({ ok: true, value: { entries: [] } });
  });

  it("keeps a shopper's cart and orders from every other", async () => {
    const other = await cloud.createIdentity();
    await shop({ action: 'save-cart', cart: { lines: [{ itemId: 'tea-3', quantity: 1 }], updatedAtMs: 1 } });
    const placed = order('tea-3', 1, 3000);
    await shop(placed);
    expect(await shop({ action: 'cart' }, other)).toMatchObject({ value: { lines: [] } });
    expect(await shop({ action: 'orders' }, other)).toMatchObject({ value: { entries: [] } });
    expect(
      await shop({ action: 'pay-order', orderId: placed.orderId, provider: 'simulated' }, other),
    ).toMatchObject({ error: { code: 'not-found' } });
    expect(await shop(placed, other)).toMatchObject({ error: { code: 'conflict' } });
  });

  it('moves the rating by a review, once', async () => {
    const review = {
      action: 'write-review',
      reviewId: randomUUID(),
      itemId: 'tea-1',
      rating: 1,
      text: ' 淡 ',
    } as const;
    const first = await shop(review);
    expect(first).toMatchObject({ ok: true, value: { text: '淡', simulated: false } });
    expect(await shop(review)).toEqual(first);
    expect(await shop({ action: 'product', itemId: 'tea-1' })).toMatchObject({
      value: { reviewCount: 3, rating: 3 },
    });
    expect(await shop({ action: 'reviews', itemId: 'tea-1', limit: 1 })).toMatchObject({
      value: { entries: [first.ok && first.value] },
    });
  });

  it.each([
    ['no request', null],
    ['an unknown action', { action: 'give-me-everything' }],
    ['an offset below zero', { action: 'catalogue-page', offset: -1 }],
    ['a page of 10,000', { action: 'catalogue-page', limit: 10_000 }],
    ['an item id that is a query', { action: 'product', itemId: { $gt: '' } }],
    ['an order without lines', { ...order('tea-3', 1, 3000), lines: [] }],
    ['an order of minus one', { ...order('tea-3', 1, 3000), lines: [{ itemId: 'tea-3', quantity: -1 }] }],
    [
      'a payment that is not simulated',
      { action: 'pay-order', orderId: randomUUID(), provider: 'wechat-pay' },
    ],
    ['six stars', { action: 'write-review', reviewId: randomUUID(), itemId: 'tea-3', rating: 6, text: 'x' }],
    ['a cart with a forged owner and no lines', { action: 'save-cart', openid: 'oX', cart: {} }],
  ])('answers %s with bad-request and changes nothing', async (_what, request) => {
    const collections = ['products', 'reviews', 'carts', 'orders'];
    const before = await Promise.all(collections.map(stored));
    const reply = await cloud.call('shop', request, token);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'bad-request', issues: expect.arrayContaining([expect.any(String)]) as string[] },
    });
    expect(await Promise.all(collections.map(stored))).toEqual(before);
  });
});

describe('collect', () => {
  const event = () => ({
    kind: 'favourite-added',
    schemaVersion: 1,
    eventId: randomUUID(),
    occurredAtMs: 1,
    sessionId: 's',
    itemId: 'tea-1',
  });
  const collect = async (request: object, as = token) => {
    const parsed = parseCloudReply(SyncResult, await cloud.call('collect', request, as));
    if (!parsed.ok) throw new Error(parsed.issues.join());
    return parsed.value;
  };
  const batches = async (batchId: string) =>
    (await stored('eventBatches')).filter((batch: { batchId: string }) => batch.batchId === batchId);

  it('stores a batch once, under the identity of the call and not of the request', async () => {
    const request = { batchId: randomUUID(), events: [event(), event()], openid: 'oFORGED' };
    const first = await collect(request);
    expect(first).toMatchObject({
      ok: true,
      value: { acceptedIds: request.events.map(({ eventId }) => eventId) },
    });
    expect(await collect(request)).toEqual(first);
    const [only, ...rest] = await batches(request.batchId);
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      events: request.events,
      openid: expect.stringMatching(/^o(?!FORGED)/) as string,
    });
  });

  it("keeps another shopper's batch of the same id apart", async () => {
    const batchId = randomUUID();
    await collect({ batchId, events: [event()] });
    await collect({ batchId, events: [event()] }, await cloud.createIdentity());
    expect(await batches(batchId)).toHaveLength(2);
  });

  it('accepts the good events of a batch and names the bad ones', async () => {
    const good = event();
    const reply = await collect({
      batchId: randomUUID(),
      events: [{ ...event(), kind: 'nonsense' }, good, null],
    });
    expect(reply).toMatchObject({
      value: { acceptedIds: [good.eventId], rejected: [{ index: 0 }, { index: 2 }] },
    });
  });

  it('refuses a batch that is too large, and one shopper who sends without end', async () => {
    const large = { batchId: randomUUID(), events: [{ text: 'x'.repeat(256 * 1024) }] };
    expect(await collect(large)).toMatchObject({ error: { code: 'too-large' } });
    let last: unknown;
    for (let sent = 0; sent < 80; sent++) last = await collect({ batchId: randomUUID(), events: [null] });
    expect(last).toMatchObject({
      error: { code: 'rate-limited', retryAfterMs: expect.any(Number) as number },
    });
    expect(
      await collect({ batchId: randomUUID(), events: [event()] }, await cloud.createIdentity()),
    ).toMatchObject({ ok: true });
  });
});

describe('models', () => {
  it('hands out the newest manifest', async () => {
    const ask = async () => {
      const request = { action: 'manifest', model: 'recommender', installedVersion: 0 };
      return parseCloudReply(ManifestResult, await cloud.call('models', request, token));
    };
    expect(await ask()).toEqual({ ok: true, value: { ok: true, value: {} } });
    const manifests = cloud.owner.database().collection('manifests');
    for (const version of [2, 10, 9]) {
      const payload = JSON.stringify({
        formatVersion: ARTIFACT_FORMAT_VERSION,
        shopId: 'tea-house',
        model: 'recommender',
        version,
        artifactVersion: `v${version}`,
        issuedAtMs: 0,
        expiresAtMs: 1,
        minimumAppVersion: '0.1.0',
        featureSchemaHash: 'a'.repeat(64),
        rollout: { percent: 100, salt: 's' },
        disabled: false,
        files: [{ path: 'card.json', cloudPath: 'models/card.json', sizeBytes: 1, sha256: 'b'.repeat(64) }],
      });
      const signed = { payload, signature: 'c2ln', keyId: 'k' };
      await manifests.add({ data: { _id: `recommender-${version}`, model: 'recommender', version, signed } });
    }
    const reply = await ask();
    expect(reply).toMatchObject({
      value: { value: { signed: { payload: expect.stringContaining('"version":10,') as string } } },
    });
    await manifests.add({
      data: { _id: 'recommender-11', model: 'recommender', version: 11, signed: { payload: '{' } },
    });
    expect(await ask()).toMatchObject({ value: { ok: false, error: { code: 'internal' } } });
  });
});

it('every function deploys as it is built: bundled, configured, with the SDK as its only dependency', () => {
  for (const name of ['collect', 'models', 'privacy', 'retention', 'shop']) {
    const folder = join(cloud.dataDir, '../functions', name);
    const code = readFileSync(join(folder, 'index.js'), 'utf8');
    const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map(([, module]) => module);
    expect(required.filter((module) => !module?.startsWith('node:'))).toEqual(['wx-server-sdk']);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as object;
    expect(manifest).toMatchObject({ main: 'index.js', dependencies: { 'wx-server-sdk': '4.0.2' } });
    expect(existsSync(join(folder, 'config.json'))).toBe(true);
  }
});

describe('the counters of a day', () => {
  const event = (eventId: string) => ({
    ...{
      kind: 'shared',
      schemaVersion: 1,
      eventId,
      occurredAtMs: Date.UTC(2020, 0, 1),
      sessionId: 's',
      target: 'group',
    },
  });
  const count = () => cloud.owner.callFunction({ name: 'event-counters', data: {} });
  const counters = async () =>
    ((await stored('eventCounters')) as { _id: string }[]).find(({ _id }) => _id === '2020-01-01');

  it('count each event once, however often its batch comes', async () => {
    const batch = { batchId: randomUUID(), events: [event(randomUUID()), event(randomUUID())] };
    await cloud.call('collect', batch, token);
    expect((await count()).result).toMatchObject({
      ok: true,
      value: { days: expect.arrayContaining(['2020-01-01']) },
    });
    await cloud.call('collect', batch, token);
    await cloud.call('collect', { batchId: randomUUID(), events: [event(randomUUID())] }, token);
    await count();
    expect(await counters()).toMatchObject({ batches: 2, events: { shared: 3 }, late: 3, future: 0 });
  });

  it('are no business of a phone', async () => {
    expect(await cloud.call('event-counters', {}, token)).toMatchObject({
      error: { code: 'unauthenticated' },
    });
  });
});

describe('a push of the official account', () => {
  const push = (signature: string, name = 'official-account') =>
    fetch(`${cloud.url}/http/${name}?timestamp=1&nonce=2&signature=${signature}`, {
      method: 'POST',
      body: '<xml><FromUserName>oFan</FromUserName><CreateTime>5</CreateTime><MsgType>event</MsgType><Event>subscribe</Event></xml>',
    });
  const kept = async () =>
    ((await stored('eventBatches')) as { openid: string }[]).filter(({ openid }) => openid === 'oFan');

  it('is stored once, however often WeChat repeats it, and not at all without a signature', async () => {
    expect((await push('0'.repeat(40))).status).toBe(403);
    expect(await kept()).toEqual([]);
    for (let repeat = 0; repeat < 3; repeat += 1) {
      expect(await (await push(signPush('the-token', '1', '2'))).text()).toBe('success');
    }
    expect(await kept()).toMatchObject([{ counts: { 'official-account-followed': 1 } }]);
  });

  it('opens no way to the other functions', async () => {
    expect((await push('', 'shop')).status).toBe(404);
  });
});
