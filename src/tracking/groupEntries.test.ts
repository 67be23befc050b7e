import { type GroupEntry } from '../contracts';
import { type Platform } from '../platform';
import { settlePromises } from '../platform/memory/manualClock';
import { createMemoryPlatform } from '../platform/memory/memoryPlatform';
import { createTracker } from './createTracker';
import { createGroupEntries } from './groupEntries';

interface SetUp {
  isAllowed?: boolean;
  /** The cloud's answers in turn; then it accepts. */
  answers?: object[];
  /** How WeChat answers for a CloudID. */
  ask?: () => Promise<string | undefined>;
}

async function setUp({ isAllowed = true, answers = [], ask = async () => 'word' }: SetUp = {}) {
  const told: GroupEntry[] = [];
  const groups = (request: object) => {
    told.push(request as GroupEntry);
    return answers.shift() ?? { ok: true, value: { eventId: (request as GroupEntry).eventId } };
  };
  const memory = createMemoryPlatform({ functions: { groups } });
  const asked = jest.fn(ask);
  const wechat = { ticket: 'ticket-1' as string | undefined };
  const chatGroups: Platform['chatGroups'] = {
    entrance: () => (wechat.ticket === undefined ? undefined : { ticket: wechat.ticket, askCloudId: asked }),
    carryTickets: () => undefined,
  };
  const platform = { ...memory, chatGroups };
  const tracker = createTracker({ platform, collectionByDefault: false });
  await tracker.setCollection(isAllowed);
  const entries = createGroupEntries({ platform, tracker });
  const show = async () => {
    memory.lifecycle.show();
    await settlePromises();
  };
  return { entries, tracker, told, asked, wechat, show, platform: memory };
}

it('tells the cloud once of an entry, however often the app is shown again', async () => {
  const { entries, told, show, platform } = await setUp();
  await entries.record();
  await show();
  await show();
  expect(told).toEqual([
    {
      schemaVersion: 1,
      eventId: expect.any(String),
      occurredAtMs: platform.clock.nowMs(),
      sessionId: expect.any(String),
      cloudId: 'word',
    },
  ]);
});

it('belongs to the session of the events around it', async () => {
  const { entries, tracker, told } = await setUp();
  await entries.record();
  expect(told[0]!.sessionId).toBe(tracker.stamp().sessionId);
});

it('tells of another entry, and of the same card in a later session', async () => {
  const { entries, told, wechat, show, platform } = await setUp();
  await entries.record();
  wechat.ticket = 'ticket-2';
  await show();
  await platform.clock.advance(31 * 60_000);
  await show();
  expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(3);
  expect(new Set(told.map(({ sessionId }) => sessionId)).size).toBe(2);
});

it('tells nothing of an entry that was not from a group', async () => {
  const { entries, told, asked, wechat } = await setUp();
  wechat.ticket = undefined;
  await entries.record();
  expect([told, asked.mock.calls]).toEqual([[], []]);
});

describe('without consent', () => {
  it('WeChat is asked nothing and the cloud told nothing', async () => {
    const { entries, told, asked, show } = await setUp({ isAllowed: false });
    await entries.record();
    await show();
    expect([told, asked.mock.calls]).toEqual([[], []]);
  });

  it('and then with it, the entry is told while the shopper is still in it', async () => {
    const { entries, tracker, told } = await setUp({ isAllowed: false });
    await entries.record();
    await tracker.setCollection(true);
    await entries.record();
    expect(told).toHaveLength(1);
  });

  it('nothing leaves that WeChat was asked for before a withdrawal, also when it is taken back', async () => {
    let answer: (cloudId: string) => void = () => undefined;
    const { entries, tracker, told } = await setUp({
      ask: () => new Promise((resolve) => (answer = resolve)),
    });
    const recorded = entries.record();
    entries.withdraw();
    await tracker.setCollection(false);
    await tracker.setCollection(true);
    answer('word');
    await recorded;
    expect(told).toEqual([]);
  });
});

describe('a failure', () => {
  const failing = { ok: false, error: { code: 'internal', message: 'planted' } };
  const refused = { ok: false, error: { code: 'bad-request', message: 'planted' } };

  it('of the cloud is made good when the app is shown again, as the same event', async () => {
    const { entries, told, show } = await setUp({ answers: [failing] });
    await entries.record();
    await show();
    await show();
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
  });

  it('of the network is made good when it is back', async () => {
    const { entries, told, platform } = await setUp();
    platform.network.setOnline(false);
    await entries.record();
    expect(told).toEqual([]);
    platform.network.setOnline(true);
    await settlePromises();
    expect(told).toHaveLength(1);
  });

  it('of WeChat to give a CloudID is silent, and asked again later', async () => {
    const answers = [undefined, 'word'];
    const { entries, told, show } = await setUp({ ask: async () => answers.shift() });
    await entries.record();
    expect(told).toEqual([]);
    await show();
    expect(told).toHaveLength(1);
  });

  it('is final where the cloud refuses the entry', async () => {
    const { entries, told, show } = await setUp({ answers: [refused] });
    await entries.record();
    await show();
    expect(told).toHaveLength(1);
  });

  it('takes nothing from the events in the queue', async () => {
    const { entries, tracker, platform } = await setUp({ answers: [failing] });
    await tracker.track({ kind: 'favourite-added', itemId: 'tea' });
    platform.network.setOnline(false);
    await entries.record();
    expect(tracker.status()).toMatchObject({ queueLength: 1, lost: { storage: {}, overflow: {} } });
  });
});

it('says when no call is under way any more', async () => {
  let answer: (cloudId: string) => void = () => undefined;
  const { entries, told } = await setUp({ ask: () => new Promise((resolve) => (answer = resolve)) });
  void entries.record();
  let isSettled = false;
  const settled = entries.settled().then(() => (isSettled = true));
  await settlePromises();
  expect(isSettled).toBe(false);
  answer('word');
  await settled;
  expect(told).toHaveLength(1);
});
