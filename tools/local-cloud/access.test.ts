import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSeededCloud, type SeededCloud } from './testing/openSeededCloud';
import { type TestCloud } from './testing/startTestCloud';

jest.setTimeout(60_000); // processes start slowly on a busy machine

// Who may do what, and what lies on the disk, asked of the built functions in a running cloud.
let seeded: SeededCloud;
let cloud: TestCloud;
beforeAll(async () => {
  seeded = await openSeededCloud();
  ({ cloud } = seeded);
});
afterAll(() => seeded.close());

const address = { recipient: '张三丰', phone: '13800138000', address: '杭州市西湖区龙井路一号' };
const collection = (name: string) => cloud.owner.database().collection(name);

it('keeps who gets an order and the note sealed on the disk, and shows them to their owner', async () => {
  const shopper = await cloud.createIdentity();
  const { data } = (await collection('products').limit(1).get()) as {
    data: { _id: string; priceMinor: number }[];
  };
  const [{ _id: itemId, priceMinor }] = data as [{ _id: string; priceMinor: number }];
  const request = {
    action: 'place-order',
    orderId: randomUUID(),
    lines: [{ itemId, quantity: 1 }],
    expectedTotalMinor: priceMinor,
    address,
    note: '请放在门口的蓝色箱子里',
  };
  expect(await cloud.call('shop', request, shopper)).toMatchObject({ ok: true, value: { address } });
  // The same id again reads the order back.
  expect(await cloud.call('shop', request, shopper)).toMatchObject({
    ok: true,
    value: { note: request.note },
  });
  expect(await cloud.call('shop', { action: 'orders' }, shopper)).toMatchObject({
    value: { entries: [{ address, note: request.note }] },
  });
  const onDisk = readdirSync(cloud.dataDir)
    .filter((name) => name.startsWith('documents.db'))
    .map((name) => readFileSync(join(cloud.dataDir, name)).toString('utf8'))
    .join('');
  expect(onDisk).toContain(request.orderId);
  for (const secret of [...Object.values(address), request.note]) expect(onDisk).not.toContain(secret);
});

it('lets each role do what it may, and takes no role from a request', async () => {
  const shopper = await cloud.createIdentity();
  const ask = (request: object) => cloud.call('merchant', request, shopper);
  expect(await ask({ action: 'my-role' })).toEqual({ ok: true, value: { role: 'shopper' } });
  const health = {
    action: 'rollout-health',
    model: 'recommender',
    version: 1,
    role: 'owner',
    openid: 'oOwner',
  };
  expect(await ask(health)).toMatchObject({ error: { code: 'forbidden' } });

  const before = (await collection('carts').get()) as { data: { _id: string }[] };
  await cloud.call('shop', { action: 'save-cart', cart: { lines: [], updatedAtMs: 1 } }, shopper);
  const after = (await collection('carts').get()) as { data: { _id: string }[] };
  const openid = after.data.find(({ _id }) => !before.data.some((cart) => cart._id === _id))!._id;
  await collection('roles')
    .doc(openid)
    .set({ data: { role: 'analyst' } });
  expect(await ask({ action: 'my-role' })).toMatchObject({ value: { role: 'analyst' } });
  expect(await ask(health)).toEqual({ ok: true, value: { healthy: 0, failed: 0 } });
  const stop = { action: 'stop-rollout', model: 'recommender', version: 1 };
  expect(await ask(stop)).toMatchObject({ error: { code: 'forbidden' } });
  await collection('roles')
    .doc(openid)
    .set({ data: { role: 'operator' } });
  expect(await ask(stop)).toMatchObject({ error: { code: 'not-found' } });
});

it('parses every request of every function, and refuses what is too deep', async () => {
  const shopper = await cloud.createIdentity();
  let deep: unknown = 1;
  for (let level = 0; level < 200; level += 1) deep = [deep];
  for (const name of ['collect', 'models', 'merchant', 'privacy', 'shop']) {
    expect(await cloud.call(name, { action: 'no such action' }, shopper)).toMatchObject({
      error: { code: 'bad-request' },
    });
    expect(await cloud.call(name, { deep }, shopper)).toMatchObject({ error: { code: 'too-large' } });
  }
});

it('hands a shopper all of theirs, forgets them when asked, and keeps of an order what names nobody', async () => {
  const [me, other] = [await cloud.createIdentity(), await cloud.createIdentity()];
  const { data } = (await collection('products').limit(1).get()) as {
    data: { _id: string; priceMinor: number }[];
  };
  const [{ _id: itemId, priceMinor }] = data as [{ _id: string; priceMinor: number }];
  const orderId = randomUUID();
  const order = { orderId, lines: [{ itemId, quantity: 1 }], expectedTotalMinor: priceMinor };
  const note = '门铃坏了，请敲门';
  const ask = (name: string, request: object, as = me) => cloud.call(name, request, as);
  const use = async (token: string, orders: object[]) => {
    for (const request of orders)
      await ask('shop', { action: 'place-order', address, note, ...request }, token);
    const review = { reviewId: randomUUID(), itemId, rating: 5, text: '香气清雅' };
    await ask('shop', { action: 'write-review', ...review }, token);
    await ask(
      'shop',
      { action: 'save-cart', cart: { lines: [{ itemId, quantity: 1 }], updatedAtMs: 1 } },
      token,
    );
    const event = { schemaVersion: 1, eventId: randomUUID(), occurredAtMs: 1, sessionId: 's' };
    await ask(
      'collect',
      { batchId: randomUUID(), events: [{ ...event, kind: 'shared', target: 'friend' }] },
      token,
    );
    const decision = { decisionId: randomUUID(), purpose: 'collection', granted: true };
    await ask(
      'privacy',
      { action: 'record-consent', ...decision, policyVersion: '1', decidedAtMs: 1 },
      token,
    );
  };
  const exported = async (token: string) => {
    const documents: { collection: string; document: object }[] = [];
    let cursor: object | undefined;
    do {
      const { value } = (await ask('privacy', { action: 'export', ...(cursor && { cursor }) }, token)) as {
        value: { documents: typeof documents; nextCursor?: object };
      };
      documents.push(...value.documents);
      cursor = value.nextCursor;
    } while (cursor);
    return documents;
  };
  await use(me, [order]);
  await use(other, []);
  const mine = await exported(me);
  expect(mine.map(({ collection: name }) => name).sort()).toEqual(
    ['carts', 'consents', 'eventBatches', 'orders', 'reviews'].sort(),
  );
  expect(JSON.stringify(mine)).toContain(note);

  const theirs = await exported(other);
  const erase = { action: 'erase', receiptId: randomUUID() };
  expect(await ask('privacy', erase)).toMatchObject({
    value: { status: 'orders-under-way', found: { orders: 1, reviews: 1 }, kept: { orders: 1 } },
  });
  expect((await exported(me)).map(({ collection: name }) => name)).toEqual(['orders']);
  await collection('orders')
    .doc(orderId)
    .update({ data: { status: 'received' } });
  expect(await ask('retention', {})).toMatchObject({ error: { code: 'unauthenticated' } });
  expect((await cloud.owner.callFunction({ name: 'retention', data: {} })).result).toMatchObject({
    ok: true,
    value: { completed: 1 },
  });
  expect(await ask('privacy', { ...erase, action: 'receipt' })).toMatchObject({
    value: { status: 'complete', kept: { orderRecords: 1 } },
  });
  expect(await exported(me)).toEqual([]);
  expect(await exported(other)).toEqual(theirs);
  const record = (await collection('orderRecords').doc(orderId).get()) as { data: object };
  expect(record.data).toMatchObject({ totalMinor: priceMinor, lines: [{ itemId }] });
  expect(JSON.stringify(record.data)).not.toMatch(/openid|personal|address|note/);
});
