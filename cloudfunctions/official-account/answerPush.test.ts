import * as fc from 'fast-check';
import { type EventBatch } from '../collect/eventBatch';
import { answerPush, type OfficialAccount } from './answerPush';
import { encryptPush, signPush } from './pushCrypto';

const token = 'the-token';
const encryption = { encodingKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', appId: 'wx1' };
const stamps = { timestamp: '1700000000', nonce: 'n' };
const signed = () => ({ ...stamps, signature: signPush(token, stamps.timestamp, stamps.nonce) });

const xml = (fields: Record<string, string | number>) =>
  `<xml>${Object.entries(fields)
    .map(
      ([name, value]) => `<${name}>${typeof value === 'number' ? value : `<![CDATA[${value}]]>`}</${name}>`,
    )
    .join('\n')}</xml>`;
const follow = {
  ToUserName: 'gh_1',
  FromUserName: 'oFan',
  CreateTime: 1_700_000_000,
  MsgType: 'event',
  Event: 'subscribe',
};

function create(account: OfficialAccount = { token }) {
  const stored = new Map<string, EventBatch>();
  const push = (body: string, query: Record<string, string> = signed(), method = 'POST') =>
    answerPush(
      { method, query: new Map(Object.entries(query)), body },
      { account, nowMs: 1_700_000_001_000, putBatch: async (id, batch) => void stored.set(id, batch) },
    );
  const events = () => [...stored.values()].flatMap((batch) => batch.events);
  return { stored, push, events };
}

it('answers the question whether the address is ours', async () => {
  const { push } = create();
  expect(await push('', { ...signed(), echostr: 'echo' }, 'GET')).toMatchObject({
    statusCode: 200,
    body: 'echo',
  });
});

it.each([
  ['no signature', stamps],
  ['another token', { ...stamps, signature: signPush('other', stamps.timestamp, stamps.nonce) }],
  ['another time', { ...signed(), timestamp: '1700000001' }],
])('refuses a call with %s and stores nothing', async (_what, query) => {
  const { push, stored } = create();
  expect(await push(xml(follow), query)).toMatchObject({ statusCode: 403 });
  expect(await push('', { ...query, echostr: 'echo' }, 'GET')).toMatchObject({ statusCode: 403 });
  expect(stored.size).toBe(0);
});

it.each([
  [{ Event: 'subscribe', EventKey: 'qrscene_1' }, { kind: 'official-account-followed' }],
  [{ Event: 'unsubscribe' }, { kind: 'official-account-unfollowed' }],
  [
    { Event: 'CLICK', EventKey: 'NEW' },
    { kind: 'official-account-menu-tapped', menuKey: 'NEW' },
  ],
  [{ Event: 'VIEW', EventKey: `https://x/${'y'.repeat(99)}` }, { kind: 'official-account-menu-tapped' }],
  [
    { MsgType: 'text', Content: '<在吗>', MsgId: 7 },
    { kind: 'official-account-message-received', messageType: 'text' },
  ],
])('keeps %j as an event', async (fields, event) => {
  const { push, events, stored } = create();
  expect(await push(xml({ ...follow, Event: '', ...fields }))).toMatchObject({
    statusCode: 200,
    body: 'success',
  });
  expect(events()).toMatchObject([{ ...event, occurredAtMs: 1_700_000_000_000 }]);
  expect([...stored.values()]).toMatchObject([{ openid: 'oFan', receivedAtMs: 1_700_000_001_000 }]);
  expect(JSON.stringify([...stored])).not.toContain('在吗');
});

it('keeps a repeated push once, and two messages of one second apart', async () => {
  const { push, events } = create();
  const text = { ...follow, MsgType: 'text', MsgId: 1 };
  for (const fields of [follow, follow, text, text, { ...text, MsgId: 2 }]) await push(xml(fields));
  expect(new Set(events().map(({ eventId }) => eventId)).size).toBe(3);
  expect(events()).toHaveLength(3);
});

it('reads JSON like XML', async () => {
  const [fromXml, fromJson] = [create(), create()];
  await fromXml.push(xml(follow));
  await fromJson.push(JSON.stringify(follow));
  expect([...fromJson.stored]).toEqual([...fromXml.stored]);
});

it('answers what it has no use for, and names the field of what it cannot read', async () => {
  const { push, stored } = create();
  expect(await push(xml({ ...follow, Event: 'LOCATION' }))).toMatchObject({ body: 'success' });
  expect(await push(xml({ ...follow, CreateTime: 'soon' }))).toMatchObject({
    statusCode: 400,
    body: expect.stringMatching(/^CreateTime:/) as string,
  });
  expect(stored.size).toBe(0);
});

it('lets a failure to store through, so that WeChat repeats', async () => {
  const call = { method: 'POST', query: new Map(Object.entries(signed())), body: xml(follow) };
  const putBatch = () => Promise.reject(new Error('down'));
  await expect(answerPush(call, { account: { token }, nowMs: 0, putBatch })).rejects.toThrow('down');
});

describe('in safe mode', () => {
  const account = { token, encryption };
  const envelope = (Encrypt: string) => ({
    body: xml({ ToUserName: 'gh_1', Encrypt }),
    query: { ...signed(), msg_signature: signPush(token, stamps.timestamp, stamps.nonce, Encrypt) },
  });

  it('reads an encrypted push', async () => {
    const { push, events } = create(account);
    const { body, query } = envelope(encryptPush(xml(follow), encryption.encodingKey, 'wx1'));
    expect(await push(body, query)).toMatchObject({ statusCode: 200 });
    expect(events()).toMatchObject([{ kind: 'official-account-followed' }]);
  });

  it('refuses plain text, another app, another key and another signature', async () => {
    const { push, stored } = create(account);
    expect(await push(xml(follow))).toMatchObject({ statusCode: 403 });
    const otherKey = encryption.encodingKey.replace('a', 'b');
    for (const encrypted of [
      encryptPush(xml(follow), encryption.encodingKey, 'wx2'),
      encryptPush(xml(follow), otherKey, 'wx1'),
      'bm90aGluZw==',
    ]) {
      const { body, query } = envelope(encrypted);
      expect(await push(body, query)).toMatchObject({ statusCode: 403 });
    }
    const { body, query } = envelope(encryptPush(xml(follow), encryption.encodingKey, 'wx1'));
    expect(await push(body, { ...query, msg_signature: '0'.repeat(40) })).toMatchObject({ statusCode: 403 });
    expect(stored.size).toBe(0);
  });
});

it('never fails on any body', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string().map((text) => `<xml><A>${text}</A></xml>`),
      ),
      async (body) => {
        const { push } = create();
        expect([200, 400]).toContain((await push(body)).statusCode);
      },
    ),
  );
});
