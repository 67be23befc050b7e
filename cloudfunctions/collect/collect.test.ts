import fc from 'fast-check';
import { MAX_BATCH_BYTES } from '../../src/contracts';
import { collectEvents } from './collect';
import { type EventBatch } from './eventBatch';

const batchId = '00000000-0000-4000-8000-00000000000b';
const eventOf = (index: number) => ({
  kind: 'favourite-added',
  schemaVersion: 1,
  eventId: `00000000-0000-4000-8000-${index.toString().padStart(12, '0')}`,
  occurredAtMs: index,
  sessionId: 's',
  itemId: 'tea',
});

function create(openid = 'oA', stored = new Map<string, EventBatch>()) {
  const putBatch = async (id: string, batch: EventBatch) => void stored.set(id, batch);
  return { stored, context: { openid, nowMs: 1000, putBatch } };
}

it('stores a batch as one document and accepts each event', async () => {
  const { stored, context } = create();
  const reply = await collectEvents({ batchId, events: [eventOf(1), eventOf(2)] }, context);
  expect(reply).toEqual({
    ok: true,
    value: { acceptedIds: [eventOf(1).eventId, eventOf(2).eventId], rejected: [] },
  });
  expect([...stored.values()]).toEqual([
    {
      openid: 'oA',
      batchId,
      receivedAtMs: 1000,
      day: '1970-01-01',
      counts: { 'favourite-added': 2 },
      events: [eventOf(1), eventOf(2)],
    },
  ]);
});

it('keeps one document of a repeated batch, and another of another shopper with the same batch id', async () => {
  const { stored, context } = create();
  const first = await collectEvents({ batchId, events: [eventOf(1)] }, context);
  expect(await collectEvents({ batchId, events: [eventOf(1)] }, context)).toEqual(first);
  await collectEvents({ batchId, events: [eventOf(2)] }, create('oB', stored).context);
  expect([...stored.values()].map(({ openid, events }) => [openid, events.length])).toEqual([
    ['oA', 1],
    ['oB', 1],
  ]);
});

it('stores nothing of a batch without a single good event, and names each', async () => {
  const { stored, context } = create();
  const reply = await collectEvents({ batchId, events: [{ eventId: 'x' }, 7] }, context);
  expect(stored.size).toBe(0);
  expect(reply).toMatchObject({
    value: { acceptedIds: [], rejected: [{ index: 0, eventId: 'x' }, { index: 1 }] },
  });
});

it.each([
  ['groups', { kind: 'group-entered', groupId: 'tGForged' }],
  ['official-account', { kind: 'official-account-followed' }],
  ['official-account', { kind: 'official-account-unfollowed' }],
  ['official-account', { kind: 'official-account-menu-tapped', menuKey: 'tGForged' }],
  ['official-account', { kind: 'official-account-message-received', messageType: 'tGForged' }],
])(
  'refuses from a phone what %s is told by WeChat (%j), and keeps what comes beside it',
  async (recorder, told) => {
    const { stored, context } = create();
    const { itemId: _, ...base } = eventOf(1);
    const forged = { ...base, ...told };
    const reply = await collectEvents({ batchId, events: [forged, eventOf(2)] }, context);
    expect(reply).toEqual({
      ok: true,
      value: {
        acceptedIds: [eventOf(2).eventId],
        rejected: [
          {
            ...{ index: 0, eventId: forged.eventId },
            issues: [`kind: ${told.kind} is recorded by the function ${recorder} alone`],
          },
        ],
      },
    });
    expect(JSON.stringify([...stored.values()])).not.toMatch(/tGForged|official-account/);
  },
);

it('refuses more bytes than a batch may have, counted in UTF-8', async () => {
  const { stored, context } = create();
  const text = '茶'.repeat(MAX_BATCH_BYTES / 3);
  expect(await collectEvents({ batchId, events: [{ text }] }, context)).toMatchObject({
    error: { code: 'too-large' },
  });
  expect(stored.size).toBe(0);
});

it('drops no good event for the bad ones beside it', async () => {
  const input = fc.oneof(fc.nat(50).map(eventOf), fc.anything(), fc.record({ eventId: fc.string() }));
  await fc.assert(
    fc.asyncProperty(fc.array(input, { minLength: 1 }), async (events) => {
      const jsonEvents = JSON.parse(JSON.stringify(events)) as unknown[];
      const good = new Set(
        jsonEvents.flatMap((event) =>
          (event as { kind?: string } | null)?.kind ? [(event as { eventId: string }).eventId] : [],
        ),
      );
      const { stored, context } = create();
      const reply = await collectEvents({ batchId, events: jsonEvents }, context);
      if (!reply.ok) throw new Error(reply.error.message);
      expect(new Set(reply.value.acceptedIds)).toEqual(good);
      expect(reply.value.acceptedIds).toHaveLength(good.size);
      const kept = [...stored.values()].flatMap((batch) => batch.events.map(({ eventId }) => eventId));
      expect(new Set(kept)).toEqual(good);
    }),
  );
});

it('keeps the good ones of the reported losses, also without any event', async () => {
  const { stored, context } = create();
  const loss = { cause: 'overflow', kind: 'item-exposed', count: 3 };
  const reply = await collectEvents({ batchId, events: [], losses: [loss, { count: -1 }, 7] }, context);
  expect(reply).toEqual({ ok: true, value: { acceptedIds: [], rejected: [] } });
  expect([...stored.values()]).toMatchObject([{ events: [], losses: [loss] }]);
});

it.each(['', '\0', 'item.viewed', '$set', 'x'.repeat(41)])(
  'keeps no loss of kind %j, which could not be the name of a counter',
  async (kind) => {
    const { stored, context } = create();
    await collectEvents(
      { batchId, events: [eventOf(1)], losses: [{ cause: 'overflow', kind, count: 1 }] },
      context,
    );
    expect([...stored.values()][0]!.losses ?? []).toEqual([]);
  },
);

it('flags events from the future without refusing them', async () => {
  const { stored, context } = create();
  const future = { ...eventOf(1), occurredAtMs: 10_000_000 };
  expect(await collectEvents({ batchId, events: [future, eventOf(2)] }, context)).toMatchObject({
    value: { acceptedIds: [future.eventId, eventOf(2).eventId] },
  });
  expect([...stored.values()]).toMatchObject([{ future: [future.eventId] }]);
});
