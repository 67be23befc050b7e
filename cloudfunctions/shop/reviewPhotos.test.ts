import { readFileSync } from 'node:fs';
import { MAX_PHOTO_BYTES, parseShopRequest } from '../../src/contracts';
import { photoPath, UPLOAD_LIFE_MS } from '../photos/photoPaths';
import { buildProduct, createMemoryShopRepository } from '../testing/memoryShopRepository';
import { buildJpeg } from '../testing/buildJpeg';
import { createReviewIntake } from '../testing/reviewIntake';
import { answerShop } from './shop';

const NOW = 1_000_000;
const reviewId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

function open() {
  const { shop, repository } = createMemoryShopRepository([buildProduct({ itemId: 'tea' })]);
  /** What is refused says so. */
  const judged: Buffer[] = [];
  const intake = createReviewIntake({
    photoModerator: {
      async judge(bytes) {
        judged.push(bytes);
        return bytes.includes('RISKY') ? 'refuse' : 'publish';
      },
    },
  });
  const { files } = intake;
  const { contents } = files;
  async function ask(request: object, openid = 'oMe', nowMs = NOW) {
    const parsed = parseShopRequest(request);
    if (!parsed.ok) return { ok: false as const, error: { code: 'bad-request', issues: parsed.issues } };
    return answerShop(parsed.value, { openid, nowMs }, repository, intake);
  }
  /** As a phone does: asks for a place, and puts a photo there. Returns the file id. */
  async function upload(mark: string, openid = 'oMe', bytes = buildJpeg(mark)) {
    const reply = await ask({ action: 'prepare-photo' }, openid);
    if (!reply.ok) throw new Error(reply.error.code);
    const { cloudPath } = reply.value as { cloudPath: string };
    contents.set(cloudPath, bytes);
    return intake.files.fileIdOf(cloudPath);
  }
  const write = (photos: unknown, n = 1, openid = 'oMe', nowMs = NOW) =>
    ask(
      { action: 'write-review', reviewId: reviewId(n), itemId: 'tea', rating: 5, text: '好茶', photos },
      openid,
      nowMs,
    );
  const listed = async () => {
    const reply = await ask({ action: 'reviews', itemId: 'tea' }, 'oAnybody');
    return reply.ok ? (reply.value as { entries: object[] }).entries : [];
  };
  return { shop, intake, files, contents, judged, ask, upload, write, listed };
}
const refusal = (issue: RegExp | string) => ({
  ok: false,
  error: {
    code: 'bad-request',
    issues: [typeof issue === 'string' ? issue : (expect.stringMatching(issue) as string)],
  },
});

describe('a review with photos', () => {
  it('shows copies in the writer’s order that no phone can write, and leaves no upload behind', async () => {
    const { shop, contents, upload, write, listed } = open();
    const fileIds = [await upload('first'), await upload('second'), await upload('third')];
    const wanted = [fileIds[2]!, fileIds[0]!, fileIds[1]!];
    const reply = await write(wanted);
    const photos = wanted.map((fileId) => photoPath(fileId.slice(-32), 'image/jpeg'));
    expect(reply).toMatchObject({ ok: true, value: { photos } });
    expect(await listed()).toMatchObject([{ photos }]);
    expect([...contents.keys()].sort()).toEqual([...photos].sort());
    expect(photos.map((path) => contents.get(path)!.includes('third'))).toEqual([true, false, false]);
    expect(shop.photoUploads.size).toBe(0);
  });

  it('is the same review when it is sent again, though its uploads are gone', async () => {
    const { upload, write, listed } = open();
    const fileIds = [await upload('one')];
    const first = await write(fileIds);
    expect(await write(fileIds)).toEqual(first);
    expect(await listed()).toHaveLength(1);
  });

  it('leaves out a photo that the check refuses, and tells the writer and nobody else', async () => {
    const { shop, contents, upload, write, listed } = open();
    const reply = await write([await upload('fine'), await upload('RISKY'), await upload('fine too')]);
    expect(reply).toMatchObject({
      ok: true,
      value: { refusedPhotos: 1, photos: [{}, {}].map(() => expect.any(String)) },
    });
    expect(await listed()).toEqual([expect.not.objectContaining({ refusedPhotos: expect.anything() })]);
    expect([...contents.values()].some((bytes) => bytes.includes('RISKY'))).toBe(false);
    expect(shop.reviews.get(reviewId(1))).toMatchObject({ refusedPhotos: 1 });
  });

  it('shows what was checked, whatever its shopper puts in the upload’s place afterwards', async () => {
    const { contents, judged, upload, write } = open();
    const fileId = await upload('harmless');
    const reply = await write([fileId]);
    contents.set(fileId.slice('cloud://shop-1.bucket/'.length), buildJpeg('RISKY'));
    const [path] = (reply as { value: { photos: string[] } }).value.photos;
    expect(contents.get(path!)).toEqual(judged[0]);
  });
});

describe('an attacker', () => {
  it.each([
    ['of another folder', 'cloud://shop-1.bucket/pictures/tea.webp'],
    ['of a photo that is shown', `cloud://shop-1.bucket/review-photos/${'a'.repeat(64)}.jpg`],
    ['that climbs', 'cloud://shop-1.bucket/review-uploads/../pictures/tea.webp'],
    ['that climbs in disguise', `cloud://shop-1.bucket/review-uploads/%2e%2e/${'a'.repeat(32)}`],
    ['with a folder inside', `cloud://shop-1.bucket/review-uploads/x/${'a'.repeat(32)}`],
    ['with a line after it', `cloud://shop-1.bucket/review-uploads/${'a'.repeat(32)}\n`],
    ['of the web', `https://evil.test/review-uploads/${'a'.repeat(32)}`],
    ['of no text', 7],
  ])('cannot send a file id %s', async (_, fileId) => {
    const { upload, write, shop } = open();
    const reply = await write([await upload('fine'), fileId]);
    expect(reply).toMatchObject(refusal(/^photos\.1: /));
    expect(shop.reviews.size).toBe(0);
  });

  it('cannot send an upload of another environment, or of another bucket', async () => {
    const { upload, write } = open();
    const id = (await upload('fine')).slice(-32);
    for (const prefix of ['cloud://shop-2.bucket', 'cloud://shop-1.other', 'cloud://shop-1']) {
      expect(await write([`${prefix}/review-uploads/${id}`])).toMatchObject(
        refusal('photos.0: not an upload of this shop'),
      );
    }
  });

  it('cannot send more than six, or one twice', async () => {
    const { upload, write } = open();
    const fileIds = [];
    for (let n = 0; n < 7; n += 1) fileIds.push(await upload(`${n}`));
    expect(await write(fileIds)).toMatchObject(refusal(/^photos: /));
    expect(await write([fileIds[0], fileIds[0]])).toMatchObject(refusal(/^photos: /));
    expect(await write(fileIds.slice(0, 6))).toMatchObject({ ok: true });
  });

  it('cannot take the upload of another, which is neither read nor lost', async () => {
    const { contents, judged, upload, write } = open();
    const theirs = await upload('private', 'oVictim');
    expect(await write([theirs], 1, 'oMe')).toMatchObject(refusal('photos.0: not an upload of the caller'));
    expect(judged).toEqual([]);
    expect(contents.size).toBe(1);
    expect(await write([theirs], 2, 'oVictim')).toMatchObject({ ok: true });
  });

  it('cannot name a place that the cloud gave to nobody', async () => {
    const { contents, write } = open();
    contents.set(`review-uploads/${'b'.repeat(32)}`, buildJpeg('fine'));
    expect(await write([`cloud://shop-1.bucket/review-uploads/${'b'.repeat(32)}`])).toMatchObject(
      refusal('photos.0: not an upload of the caller'),
    );
  });

  it('cannot have one upload in two reviews, not even while it still lies there', async () => {
    const { files, upload, write, shop } = open();
    const fileId = await upload('one');
    const { remove } = files;
    files.remove = () => Promise.reject(new Error('the storage is away'));
    expect(await write([fileId], 1)).toMatchObject({ ok: true });
    files.remove = remove;
    expect(await write([fileId], 2)).toMatchObject(refusal('photos.0: another review has it'));
    expect(shop.reviews.size).toBe(1);
  });

  it('cannot have it in two by sending the second while the first is checked', async () => {
    const { intake, upload, write, shop } = open();
    const fileId = await upload('one');
    const { publish } = intake.photoDesk;
    intake.photoDesk.publish = async (uploadId) => {
      intake.photoDesk.publish = publish;
      expect(await write([fileId], 2)).toMatchObject({ ok: true });
      return { kind: 'published', cloudPath: photoPath(uploadId, 'image/jpeg') };
    };
    expect(await write([fileId], 1)).toMatchObject(refusal('photos.0: not an upload of the caller'));
    expect([...shop.reviews.keys()]).toEqual([reviewId(2)]);
  });

  it('cannot use an upload that may be removed any moment', async () => {
    const { upload, write } = open();
    const fileId = await upload('old');
    expect(await write([fileId], 1, 'oMe', NOW + UPLOAD_LIFE_MS + 1)).toMatchObject(
      refusal('photos.0: uploaded too long ago'),
    );
  });

  it.each<[string, Buffer, RegExp]>([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), /neither a JPEG nor a PNG/],
    ['a script that begins as a picture', Buffer.from('\xff\xd8\xff<script>', 'latin1'), /neither/],
    ['code', readFileSync(__filename), /neither/],
    ['a file too large', buildJpeg('x'.repeat(MAX_PHOTO_BYTES)), /longer than/],
    ['nothing', Buffer.alloc(0), /neither/],
  ])('cannot have %s shown as a photo', async (_, bytes, issue) => {
    const { contents, upload, write } = open();
    expect(await write([await upload('', 'oMe', bytes)])).toMatchObject(
      refusal(new RegExp(`^photos\\.0: .*${issue.source}`)),
    );
    expect([...contents.keys()].filter((path) => path.startsWith('review-photos/'))).toEqual([]);
  });

  it('cannot fill the storage’s book with places', async () => {
    const { ask } = open();
    const replies = [];
    for (let n = 0; n < 61; n += 1) replies.push(await ask({ action: 'prepare-photo' }));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(60);
    expect(replies.at(-1)).toMatchObject({ error: { code: 'rate-limited' } });
    expect(await ask({ action: 'prepare-photo' }, 'oOther')).toMatchObject({ ok: true });
  });
});
