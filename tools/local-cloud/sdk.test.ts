import { type Database } from '../merchant-cli/connectCloud';
import { startTestCloud, type TestCloud } from './testing/startTestCloud';

jest.setTimeout(30_000); // processes start slowly on a busy machine

// Everything here goes through the unmodified wx-server-sdk over HTTP.
let cloud: TestCloud;
let database: Database;
beforeAll(async () => {
  cloud = await startTestCloud();
  database = cloud.owner.database({ throwOnNotFound: false });
  await database.createCollection('notes');
});
afterAll(() => cloud.stop());

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: { errCode: number; errMsg: string }) => `${error.errCode} ${error.errMsg}`,
  );

describe('documents', () => {
  it('keeps dates, nested objects, Chinese text and numbers of every size', async () => {
    const data = { at: new Date(1e12), text: '掌柜', deep: { list: [1, 2.5, -0.1, 2 ** 40, null, true] } };
    await database.collection('notes').doc('kept').set({ data });
    expect((await database.collection('notes').doc('kept').get()).data).toEqual({ _id: 'kept', ...data });
  });

  it('counts what set, update and remove did', async () => {
    const note = database.collection('notes').doc('stats');
    expect((await note.set({ data: { n: 1 } })).stats).toEqual({ updated: 0, created: 1 });
    expect((await note.set({ data: { n: 2 } })).stats).toEqual({ updated: 1, created: 0 });
    expect((await note.update({ data: { n: database.command.inc(3) } })).stats).toEqual({ updated: 1 });
    expect((await note.get()).data.n).toBe(5);
    expect(
      (
        await database
          .collection('notes')
          .doc('absent')
          .update({ data: { n: 1 } })
      ).stats,
    ).toEqual({ updated: 0 });
    expect((await note.remove()).stats).toEqual({ removed: 1 });
    expect((await note.get()).data).toBeNull();
  });

  it('applies several update operators at once', async () => {
    const { inc, push, remove, set } = database.command;
    const note = database.collection('notes').doc('operators');
    await note.set({ data: { n: 1, tags: ['a'], old: true, deep: { kept: 1 } } });
    await note.update({
      data: { n: inc(1), tags: push(['b', 'c']), old: remove(), 'deep.added': 2, whole: set({ x: 1 }) },
    });
    const expected = { n: 2, tags: ['a', 'b', 'c'], deep: { kept: 1, added: 2 }, whole: { x: 1 } };
    expect((await note.get()).data).toEqual({ _id: 'operators', ...expected });
  });

  it('fills in the server date', async () => {
    const before = Date.now();
    await database
      .collection('notes')
      .doc('dated')
      .set({ data: { at: database.serverDate({ offset: 60_000 }) } });
    const { at } = (await database.collection('notes').doc('dated').get()).data;
    expect(at.getTime() - before).toBeGreaterThanOrEqual(60_000);
    expect(at.getTime() - Date.now()).toBeLessThanOrEqual(60_000);
  });

  it('refuses a second document of the same id and keeps the first', async () => {
    await database.collection('notes').add({ data: { _id: 'once', n: 1 } });
    expect(await code(database.collection('notes').add({ data: { _id: 'once', n: 2 } }))).toMatch(
      /-502001 .*E11000/,
    );
    expect((await database.collection('notes').doc('once').get()).data.n).toBe(1);
  });

  it('adds several documents or none', async () => {
    await database.collection('notes').add({ data: { _id: 'b' } });
    await code(database.collection('notes').add({ data: [{ _id: 'a' }, { _id: 'b' }] }));
    expect((await database.collection('notes').doc('a').get()).data).toBeNull();
  });

  it('names a collection that does not exist', async () => {
    expect(await code(database.collection('nowhere').get())).toMatch(/^-502005 .*nowhere/);
  });

  it('refuses an object in an indexed field', async () => {
    expect(await code(database.collection('products').add({ data: { soldCount: { n: 1 } } }))).toMatch(
      /soldCount/,
    );
  });
});

describe('queries', () => {
  beforeAll(async () => {
    await database.createCollection('rows');
    for (let start = 0; start < 1200; start += 400) {
      const data = Array.from({ length: 400 }, (_, i) => ({
        _id: `r${start + i}`,
        n: start + i,
        odd: (start + i) % 2,
      }));
      await database.collection('rows').add({ data });
    }
  });

  it('returns 100 documents unless told otherwise, and never more than 1,000', async () => {
    expect((await database.collection('rows').get()).data).toHaveLength(100);
    expect((await database.collection('rows').limit(5000).get()).data).toHaveLength(1000);
    expect((await database.collection('rows').count()).total).toBe(1200);
  });

  it('filters, sorts, skips and projects', async () => {
    const { gte, lt } = database.command;
    const query = database.collection('rows').where({ n: gte(10).and(lt(20)), odd: 1 });
    const { data } = await query.orderBy('n', 'desc').skip(1).limit(2).field({ n: true }).get();
    expect(data).toEqual([
      { _id: 'r17', n: 17 },
      { _id: 'r15', n: 15 },
    ]);
  });

  it('matches regular expressions', async () => {
    const { data } = await database
      .collection('rows')
      .where({ _id: database.RegExp({ regexp: '^r119[0-2]$' }) })
      .get();
    expect(data.map(({ n }: { n: number }) => n)).toEqual([1190, 1191, 1192]);
  });

  it('updates and removes every match', async () => {
    const few = database.collection('rows').where({ n: database.command.lt(3) });
    expect((await few.update({ data: { seen: true } })).stats.updated).toBe(3);
    expect((await database.collection('rows').where({ seen: true }).remove()).stats.removed).toBe(3);
    expect((await few.count()).total).toBe(0);
  });

  it('aggregates', async () => {
    const { sum } = database.command.aggregate;
    const pipeline = database
      .collection('rows')
      .aggregate()
      .match({ n: database.command.gte(1000) });
    const { list } = await pipeline
      .group({ _id: '$odd', total: sum(1) })
      .sort({ _id: 1 })
      .end();
    expect(list).toEqual([
      { _id: 0, total: 100 },
      { _id: 1, total: 100 },
    ]);
  });
});

describe('files', () => {
  it('uploads, gives a URL, downloads and deletes', async () => {
    const fileContent = Buffer.from([0, 1, 2, 253, 254, 255]);
    const { fileID } = await cloud.owner.uploadFile({ cloudPath: 'models/a/weights.bin', fileContent });
    const [file] = (await cloud.owner.getTempFileURL({ fileList: [fileID] })).fileList;
    expect(file?.tempFileURL).toBe(`${cloud.url}/files/models/a/weights.bin`);
    expect((await cloud.owner.downloadFile({ fileID })).fileContent).toEqual(fileContent);
    expect((await cloud.owner.deleteFile({ fileList: [fileID] })).fileList[0]?.status).toBe(0);
    expect(await code(cloud.owner.downloadFile({ fileID }))).not.toBe('no error');
  });

  it.each(['../escaped', 'a/../../escaped', '/absolute', 'a//b', ''])(
    'refuses to upload to %j',
    async (cloudPath) => {
      const fileContent = Buffer.from('x');
      expect(await code(cloud.owner.uploadFile({ cloudPath, fileContent }))).not.toBe('no error');
    },
  );
});

describe('messages to WeChat', () => {
  it('go to the outbox', async () => {
    const send = cloud.owner.openapi['subscribeMessage']?.['send'];
    await send?.({
      touser: 'oA',
      templateId: 'T1',
      page: 'pages/home/index',
      data: { thing1: { value: '你好' } },
    });
    const { data } = await database.collection('wechatOutbox').where({ touser: 'oA' }).get();
    expect(data).toMatchObject([
      { api: 'subscribeMessage.send', request: { template_id: 'T1', data: { thing1: { value: '你好' } } } },
    ]);
  });

  it('are refused for an API that is not offered', async () => {
    const call = cloud.owner.openapi['wxacode']?.['get'];
    expect(await code(call?.({ path: 'x' }) ?? Promise.resolve())).toMatch(/-604101/);
  });
});

describe('the owner', () => {
  it('calls a function without an identity', async () => {
    const { result } = await cloud.owner.callFunction({ name: 'shop', data: { action: 'shop-profile' } });
    expect(result).toMatchObject({ ok: false, error: { code: 'unauthenticated' } });
  });

  it('is told apart from anybody else by the secret', async () => {
    const request = { action: 'database.getDocument', collectionName: 'notes' };
    const response = await fetch(cloud.adminUrl, { method: 'POST', body: JSON.stringify(request) });
    expect(await response.json()).toMatchObject({ code: 'SIGN_PARAM_INVALID' });
  });
});
