import { parseGroupEntry } from '../../src/contracts';
import { type EventBatch } from '../collect/eventBatch';
import { documentKey } from '../runtime/documentKey';
import { createEntry } from '../runtime/entry';
import { recordEntry } from './recordEntry';

const stamp = {
  schemaVersion: 1,
  eventId: '00000000-0000-4000-8000-000000000001',
  occurredAtMs: 5,
  sessionId: 's',
} as const;
const opened = { cloudID: 'word', data: { opengid: 'tGTea', watermark: { appid: 'wx1', timestamp: 1 } } };
const refused = { cloudID: 'word', errCode: -601005, errMsg: 'invalid cloudID' };

/** The function as it deploys, in front of a WeChat that opens the CloudID `word` alone. */
function setUp(answer: unknown = opened) {
  const stored = new Map<string, EventBatch>();
  const asked: string[] = [];
  const main = createEntry({
    parse: parseGroupEntry,
    rateLimit: { burst: 100, perMinute: 100 },
    readOpenid: () => 'oA',
    now: () => 1000,
    run: (request, call) =>
      recordEntry(request, {
        ...call,
        async openCloudId(cloudId) {
          asked.push(cloudId);
          return cloudId === 'word' ? answer : refused;
        },
        putBatch: async (id, batch) => void stored.set(id, batch),
      }),
  });
  return { main, stored, asked };
}

it('stores an event with the id that WeChat gave, and answers without it', async () => {
  const { main, stored } = setUp();
  expect(await main({ ...stamp, cloudId: 'word' })).toEqual({ ok: true, value: { eventId: stamp.eventId } });
  const event = { kind: 'group-entered', ...stamp, groupId: 'tGTea' };
  expect([...stored]).toEqual([
    [
      documentKey('oA', stamp.eventId),
      {
        ...{ openid: 'oA', batchId: stamp.eventId, receivedAtMs: 1000, day: '1970-01-01' },
        ...{ counts: { 'group-entered': 1 }, events: [event] },
      },
    ],
  ]);
});

it('stores an entry once, however often the phone tells of it', async () => {
  const { main, stored } = setUp();
  await main({ ...stamp, cloudId: 'word' });
  await main({ ...stamp, cloudId: 'word' });
  expect(stored.size).toBe(1);
});

describe('a forged group', () => {
  it.each<[string, object]>([
    ['an id in the place of the CloudID', { cloudId: 'tGForged' }],
    ['what an opened CloudID looks like', { cloudId: { cloudID: 'word', data: { opengid: 'tGForged' } } }],
    ['an object with the id', { cloudId: { opengid: 'tGForged' } }],
    ['an id beside no CloudID', { groupId: 'tGForged', opengid: 'tGForged' }],
    ['data beside an unknown CloudID', { cloudId: 'tGForged', data: { opengid: 'tGForged' } }],
    ['nothing', { cloudId: '' }],
  ])('is refused: %s', async (_, claim) => {
    const { main, stored } = setUp();
    expect(await main({ ...stamp, ...claim })).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(stored.size).toBe(0);
  });

  it('beside a true CloudID is not looked at', async () => {
    const { main, stored } = setUp();
    const claims = { groupId: 'tGForged', opengid: 'tGForged', data: { opengid: 'tGForged' } };
    await main({ ...stamp, ...claims, cloudId: 'word' });
    expect([...stored.values()][0]!.events).toEqual([{ kind: 'group-entered', ...stamp, groupId: 'tGTea' }]);
  });
});

it.each<[string, unknown]>([
  ['expired', { cloudID: 'word', errCode: -601006, errMsg: 'cloudID expired' }],
  ['of a chat of two', { cloudID: 'word', data: { opengid: '', open_single_roomid: 'r' } }],
  ['of something else', { cloudID: 'word', data: { phoneNumber: '13800000000' } }],
  ['without an answer', null],
])('stores nothing of a CloudID %s', async (_, answer) => {
  const { main, stored } = setUp(answer);
  expect(await main({ ...stamp, cloudId: 'word' })).toMatchObject({ error: { code: 'bad-request' } });
  expect(stored.size).toBe(0);
});

it('asks WeChat nothing for a request that breaks the contract', async () => {
  const { main, asked } = setUp();
  await main({ ...stamp, eventId: 'x', cloudId: 'word' });
  await main({ ...stamp, cloudId: { cloudID: 'word', data: { opengid: 'tGForged' } } });
  expect(asked).toEqual([]);
});
