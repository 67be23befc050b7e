import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openSeededCloud, type SeededCloud } from './testing/openSeededCloud';
import { type TestCloud } from './testing/startTestCloud';

jest.setTimeout(60_000); // processes start slowly on a busy machine

// Photos of reviews through the built functions, the real SDK and the storage of a running cloud.
let seeded: SeededCloud;
let cloud: TestCloud;
let itemId: string;
let picture: Buffer;
beforeAll(async () => {
  seeded = await openSeededCloud();
  ({ cloud } = seeded);
  const products = cloud.owner.database().collection('products');
  const { data } = (await products.limit(1).get()) as { data: { _id: string }[] };
  itemId = data[0]!._id;
  picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a9a52' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => seeded.close());

async function put(cloudPath: string, token: string, body: Buffer = picture) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${cloud.url}/uploads/${cloudPath}`, {
    method: 'PUT',
    headers,
    body: new Uint8Array(body),
  });
  return { status: response.status, ...((await response.json()) as { fileID?: string }) };
}
async function upload(token: string): Promise<string> {
  const reply = (await cloud.call('shop', { action: 'prepare-photo' }, token)) as {
    value: { cloudPath: string };
  };
  return (await put(reply.value.cloudPath, token)).fileID!;
}
const write = (token: string, photos: string[], reviewId = randomUUID()) =>
  cloud.call(
    'shop',
    { action: 'write-review', reviewId, itemId, rating: 5, text: '好茶', photos },
    token,
  ) as Promise<{
    ok: boolean;
    value?: { reviewId: string; photos?: string[] };
  }>;
const pathOf = (fileId: string) => fileId.replace(/^cloud:\/\/[^/]+\//, '');
const status = async (cloudPath: string) => (await fetch(`${cloud.url}/files/${cloudPath}`)).status;

it('shows what was uploaded under another name, and removes it all when its shopper asks for that', async () => {
  const token = await cloud.createIdentity();
  const [sent, unsent] = [await upload(token), await upload(token)];
  const { value } = await write(token, [sent]);
  const [path] = value!.photos!;
  const shown = await fetch(`${cloud.url}/files/${path}`);
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
    width: 60,
    height: 40,
  });
  expect([await status(pathOf(sent)), await status(pathOf(unsent))]).toEqual([404, 200]);
  expect(JSON.stringify(await exported(token))).toContain(path);
  expect(await cloud.call('privacy', { action: 'erase', receiptId: randomUUID() }, token)).toMatchObject({
    value: { status: 'complete', found: { reviews: 1, photoUploads: 1 } },
  });
  expect([await status(path!), await status(pathOf(unsent))]).toEqual([404, 404]);
});

it('lets nobody write the file of another, or one of the cloud', async () => {
  const [mine, theirs] = [await cloud.createIdentity(), await cloud.createIdentity()];
  const fileId = await upload(theirs);
  expect((await put(pathOf(fileId), mine)).status).toBe(403);
  expect((await put(pathOf(fileId), theirs)).status).toBe(200);
  const { value } = await write(theirs, [fileId]);
  const [path] = value!.photos!;
  for (const token of [mine, theirs])
    expect((await put(path!, token, Buffer.from('other'))).status).toBe(403);
  expect((await put('pictures/new.webp', '0'.repeat(63))).status).toBe(403);
  expect(await (await fetch(`${cloud.url}/files/${path}`)).text()).not.toBe('other');
});

it.each(['review-uploads/..%2fx', '..%2fx', 'review-uploads//x', 'review-uploads/'])(
  'stores nothing at %s',
  async (cloudPath) => {
    expect((await put(cloudPath, await cloud.createIdentity())).status).toBe(400);
  },
);

it('gives one upload to one of two reviews that are sent at once', async () => {
  const token = await cloud.createIdentity();
  const fileId = await upload(token);
  const replies = await Promise.all([write(token, [fileId]), write(token, [fileId])]);
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
});

it('tells nobody who made a file', async () => {
  const creators = join(cloud.dataDir, 'files-creators');
  expect(existsSync(creators)).toBe(true);
  for (const name of readdirSync(creators)) {
    expect(readFileSync(join(creators, name), 'utf8')).toMatch(/^o/);
    for (const path of [name, `../files-creators/${name}`, `files-creators/${name}`])
      expect(await status(encodeURIComponent(path))).toBe(404);
  }
});

async function exported(token: string): Promise<unknown[]> {
  const documents: unknown[] = [];
  let cursor: unknown;
  do {
    const reply = (await cloud.call(
      'privacy',
      { action: 'export', ...(cursor ? { cursor } : {}) },
      token,
    )) as {
      value: { documents: unknown[]; nextCursor?: unknown };
    };
    documents.push(...reply.value.documents);
    cursor = reply.value.nextCursor;
  } while (cursor);
  return documents;
}

it('takes a review back with its photos and its stars, for its writer alone, and once', async () => {
  const [writer, other] = [await cloud.createIdentity(), await cloud.createIdentity()];
  const rated = async () => {
    const reply = await cloud.call('shop', { action: 'product', itemId }, other);
    const { rating, reviewCount } = (reply as { value: { rating: number; reviewCount: number } }).value;
    return { rating: Number(rating.toFixed(9)), reviewCount };
  };
  const listed = (token: string) => cloud.call('shop', { action: 'reviews', itemId }, token);
  const before = { rated: await rated(), listed: await listed(writer) };
  const { value } = await write(writer, [await upload(writer)]);
  const { reviewId, photos } = value as { reviewId: string; photos: [string] };
  const own = { reviewId, isOwn: true };
  expect(await listed(writer)).toMatchObject({
    value: { entries: expect.arrayContaining([expect.objectContaining(own)]) },
  });
  const seenByOther = JSON.stringify(await listed(other));
  expect(seenByOther).toContain(reviewId);
  expect(seenByOther).not.toMatch(/isOwn|openid/);
  const withdraw = { action: 'withdraw-review', reviewId };
  expect(await cloud.call('shop', withdraw, other)).toMatchObject({ error: { code: 'forbidden' } });
  expect(await status(photos[0])).toBe(200);
  for (let count = 0; count < 2; count += 1)
    expect(await cloud.call('shop', withdraw, writer)).toEqual({ ok: true, value: { reviewId } });
  expect(await status(photos[0])).toBe(404);
  expect({ rated: await rated(), listed: await listed(writer) }).toEqual(before);
});
