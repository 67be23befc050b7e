import { type EventDraft } from '../contracts';
import { settlePromises } from '../platform/memory/manualClock';
import { MemoryDisk } from '../platform/memory/memoryDisk';
import { createMemoryPlatform, type MemoryPlatformOptions } from '../platform/memory/memoryPlatform';
import { createTracker, type TrackerOptions } from './createTracker';
import { createCollectModel, type CollectModel, type CollectModelOptions } from './testing/collectModel';

const cart = (itemId: string): EventDraft => ({ kind: 'cart-added', itemId, quantity: 1, priceMinor: 100 });
const exposure = (itemId: string): EventDraft => ({
  kind: 'item-exposed',
  itemId,
  surface: 'home',
  rank: 0,
  modelVersion: 'popularity',
});
const order: EventDraft = {
  kind: 'order-placed',
  orderId: 'o1',
  lines: [{ itemId: 'a', quantity: 1, priceMinor: 100 }],
  totalMinor: 100,
};

function setUp(
  options: {
    server?: CollectModel;
    model?: CollectModelOptions;
    platform?: MemoryPlatformOptions;
    tracker?: Partial<TrackerOptions>;
  } = {},
) {
  const server = options.server ?? createCollectModel(options.model);
  const platform = createMemoryPlatform({ functions: { collect: server.collect }, ...options.platform });
  const tracker = createTracker({
    platform,
    collectionByDefault: true,
    random: () => 0.5,
    ...options.tracker,
  });
  return { server, platform, tracker };
}

describe('the tracker', () => {
  it('has an event on disk before it says "queued"', async () => {
    const { platform, tracker } = setUp();
    const outcome = await tracker.track(cart('茶'));
    expect(outcome.kind).toBe('queued');
    expect([...platform.disk.values.values()].join()).toContain('茶');
    expect(tracker.queueLength()).toBe(1);
  });

  it('names the field of a draft that breaks the contract, and queues nothing', async () => {
    const { tracker } = setUp();
    const outcome = await tracker.track({ ...cart('a'), quantity: 0 } as EventDraft);
    expect(outcome).toMatchObject({ kind: 'invalid', issues: [expect.stringMatching(/^quantity:/)] });
    expect(tracker.status()).toMatchObject({ queueLength: 0, lost: { invalid: { 'cart-added': 1 } } });
  });

  it('sends what an earlier run left behind', async () => {
    const disk = new MemoryDisk();
    await setUp({ platform: { disk } }).tracker.track(cart('a'));
    const { server, tracker } = setUp({ platform: { disk, identifierSpace: 1 } });
    await tracker.start();
    await settlePromises();
    expect(server.storedCounts().size).toBe(1);
    expect(tracker.status()).toMatchObject({ queueLength: 0, delivered: 1 });
    expect(disk.values.size).toBe(0);
  });

  it('overwrites nothing in the cloud that another tab of the shop has sent', async () => {
    const disk = new MemoryDisk();
    const { server, tracker: first } = setUp({ platform: { disk } });
    await first.track(cart('a'));
    const { tracker: second } = setUp({ server, platform: { disk, identifierSpace: 1 } });
    await second.track(cart('b'));
    await first.track(cart('c'));
    await first.flush();
    await second.flush();
    expect(server.storedCounts().size).toBe(3);
  });

  it('keeps an event that arrives while a batch is on its way', async () => {
    const { server, tracker } = setUp();
    await tracker.track(cart('a'));
    const flushing = tracker.flush();
    const tracked = tracker.track(cart('b'));
    await Promise.all([flushing, tracked]);
    await tracker.flush();
    expect(server.storedCounts().size).toBe(2);
  });

  it('writes events that come at once together', async () => {
    const { platform, tracker } = setUp();
    await tracker.track(cart('first'));
    const before = platform.life.operationCount;
    await Promise.all(Array.from({ length: 30 }, (_, index) => tracker.track(exposure(`item${index}`))));
    expect(platform.life.operationCount - before).toBeLessThanOrEqual(2);
  });

  it('rewrites no more than one segment an event, however long the queue is', async () => {
    const { platform, tracker } = setUp({ tracker: { limits: SMALL } });
    platform.network.setOnline(false);
    for (let count = 0; count < SMALL.queueEvents; count += 1) {
      const before = platform.life.operationCount;
      await tracker.track(cart(`item${count}`));
      expect(platform.life.operationCount - before).toBeLessThanOrEqual(3);
    }
    const largest = Math.max(
      ...[...platform.disk.values.values()].map((value) => JSON.parse(value).events.length),
    );
    expect(largest).toBe(SMALL.segmentEvents);
  });
});

const SMALL = { segmentEvents: 3, segmentBytes: 32 * 1024, queueEvents: 8 };

describe('the tracker sends', () => {
  it('twenty events at once, fewer after fifteen seconds', async () => {
    const { server, platform, tracker } = setUp();
    await tracker.track(cart('a'));
    await platform.clock.advance(14_999);
    expect(server.calls).toBe(0);
    await platform.clock.advance(1);
    expect(server.calls).toBe(1);
    for (let count = 0; count < 20; count += 1) await tracker.track(cart(`b${count}`));
    await platform.clock.advance(0);
    expect(server.storedCounts().size).toBe(21);
  });

  it('when the app is hidden', async () => {
    const { server, platform, tracker } = setUp();
    await tracker.start();
    await tracker.track(cart('a'));
    platform.lifecycle.hide();
    await settlePromises();
    expect(server.storedCounts().size).toBe(1);
  });

  it('when the phone is online again, and makes no attempt before', async () => {
    const { server, platform, tracker } = setUp();
    platform.network.setOnline(false);
    await tracker.start();
    await tracker.track(cart('a'));
    await platform.clock.advance(60_000);
    platform.lifecycle.hide();
    await settlePromises();
    expect(tracker.queueLength()).toBe(1);
    expect(server.calls).toBe(0);
    platform.network.setOnline(true);
    await settlePromises();
    expect(server.storedCounts().size).toBe(1);
    expect(tracker.queueLength()).toBe(0);
  });

  it('again after 3, 6 and 12 seconds, less a random share, while the cloud fails', async () => {
    const { server, platform, tracker } = setUp({
      model: { fails: (call) => (call <= 3 ? 'before-write' : undefined) },
    });
    await tracker.track(cart('a'));
    await tracker.flush();
    for (const [waitMs, calls] of [
      [2_250, 2],
      [4_500, 3],
      [9_000, 4],
    ] as const) {
      await platform.clock.advance(waitMs - 1);
      expect(server.calls).toBe(calls - 1);
      await platform.clock.advance(1);
      expect(server.calls).toBe(calls);
    }
    expect(tracker.status()).toMatchObject({ queueLength: 0, delivered: 1 });
  });

  it('not before the time that the cloud asked for', async () => {
    let calls = 0;
    const platform = createMemoryPlatform({
      functions: {
        collect: () => {
          calls += 1;
          return { ok: false, error: { code: 'rate-limited', message: 'slow down', retryAfterMs: 60_000 } };
        },
      },
    });
    const tracker = createTracker({ platform, collectionByDefault: true });
    await tracker.track(cart('a'));
    await tracker.flush();
    await platform.clock.advance(59_999);
    expect(calls).toBe(1);
    await platform.clock.advance(1);
    expect(calls).toBe(2);
  });

  it('nothing more after dispose', async () => {
    const { server, platform, tracker } = setUp();
    await tracker.start();
    await tracker.track(cart('a'));
    tracker.dispose();
    platform.network.setOnline(false);
    platform.network.setOnline(true);
    await platform.clock.advance(60_000);
    expect(server.calls).toBe(0);
    expect(platform.clock.scheduledCount).toBe(0);
  });
});

describe('an event that the cloud', () => {
  it('rejects leaves the queue and is counted', async () => {
    const { tracker } = setUp({ model: { rejects: (event) => event.kind === 'item-exposed' } });
    await tracker.track(exposure('a'));
    await tracker.track(cart('b'));
    await tracker.flush();
    expect(tracker.status()).toMatchObject({
      queueLength: 0,
      delivered: 1,
      lost: { rejected: { 'item-exposed': 1 } },
    });
  });

  it('does not name waits for another batch', async () => {
    const batches: string[] = [];
    const { server, tracker } = setUp({
      model: {
        postpones: (eventId, batchId) => {
          if (!batches.includes(batchId)) batches.push(batchId);
          return batches[0] === batchId && eventId.endsWith('4');
        },
      },
    });
    await tracker.track(cart('a'));
    await tracker.track(cart('b'));
    await tracker.flush();
    expect(batches).toHaveLength(2);
    expect([...server.storedCounts().values()]).toEqual([1, 1]);
  });
});

describe('withdrawn consent', () => {
  it('deletes what waits, and nothing is recorded or sent any more', async () => {
    const { server, platform, tracker } = setUp();
    await tracker.start();
    await tracker.track(cart('a'));
    await tracker.setCollection(false);
    expect(await tracker.track(cart('b'))).toEqual({ kind: 'collection-off' });
    platform.lifecycle.hide();
    await tracker.flush();
    await platform.clock.advance(60_000);
    expect(server.calls).toBe(0);
    expect(tracker.queueLength()).toBe(0);
    expect([...platform.disk.values.keys()]).toEqual(['tracking/collection']);
  });

  it('is remembered by the next run, also when the purge was cut short', async () => {
    const disk = new MemoryDisk();
    await setUp({ platform: { disk } }).tracker.track(cart('a'));
    disk.values.set('tracking/collection', 'off');
    const { server, tracker } = setUp({ platform: { disk } });
    await tracker.start();
    await settlePromises();
    expect(tracker.status()).toMatchObject({ collection: false, queueLength: 0 });
    expect([...disk.values.keys()]).toEqual(['tracking/collection']);
    expect(server.calls).toBe(0);
  });

  it('takes an event that is being written at that moment', async () => {
    const { platform, tracker } = setUp();
    await tracker.start();
    await Promise.all([tracker.track(cart('a')), tracker.setCollection(false)]);
    expect(tracker.queueLength()).toBe(0);
    expect([...platform.disk.values.keys()]).toEqual(['tracking/collection']);
  });

  it('stops a batch that was being closed for sending at that moment', async () => {
    const { server, tracker } = setUp();
    await tracker.start();
    await tracker.track(cart('a'));
    const flushing = tracker.flush();
    const withdrawn = tracker.setCollection(false);
    await Promise.all([flushing, withdrawn]);
    expect(server.calls).toBe(0);
  });

  it('given again at once sends nothing of what was recorded before', async () => {
    const { server, tracker } = setUp();
    await tracker.start();
    await tracker.track(cart('a'));
    void tracker.setCollection(false);
    void tracker.setCollection(true);
    await tracker.flush();
    await tracker.track(cart('b'));
    await tracker.flush();
    expect(server.storedCounts().size).toBe(1);
    expect(tracker.status().consent).toBe('granted');
  });

  it('given again at once also drops what was still on its way to the disk', async () => {
    const { tracker } = setUp();
    const tracked = tracker.track(cart('a'));
    void tracker.setCollection(false);
    await tracker.setCollection(true);
    expect(await tracked).toEqual({ kind: 'collection-off' });
    expect(tracker.queueLength()).toBe(0);
  });

  it('given again holds once it is noted: the next run would purge what was queued without that', async () => {
    const { platform, tracker } = setUp();
    await tracker.setCollection(false);
    platform.disk.valueQuota = 0;
    await tracker.setCollection(true);
    expect(await tracker.track(cart('a'))).toEqual({ kind: 'collection-off' });
    platform.disk.valueQuota = Infinity;
    expect(await tracker.track(cart('b'))).toMatchObject({ kind: 'queued' });
  });

  it('is noted on a full disk, too: the purge makes room for it', async () => {
    const { platform, tracker } = setUp();
    await tracker.track(cart('a'));
    platform.disk.valueQuota = [...platform.disk.values].flat().join('').length;
    await tracker.setCollection(false);
    expect([...platform.disk.values]).toEqual([['tracking/collection', 'off']]);
    expect(tracker.status().consent).toBe('withdrawn');
  });

  it('whose purge the device refuses is completed later, and nothing leaves meanwhile', async () => {
    const { server, platform, tracker } = setUp();
    await tracker.start();
    await tracker.track(cart('a'));
    const remove = platform.keyValueStore.delete;
    platform.keyValueStore.delete = () => Promise.reject(new Error('busy'));
    await tracker.setCollection(false);
    await tracker.setCollection(true);
    await tracker.flush();
    expect(tracker.status()).toMatchObject({ consent: 'withdrawing', collection: false });
    expect(await tracker.track(cart('b'))).toEqual({ kind: 'collection-off' });
    platform.keyValueStore.delete = remove;
    expect(await tracker.track(cart('c'))).toMatchObject({ kind: 'queued' });
    await tracker.flush();
    expect(server.storedCounts().size).toBe(1);
  });

  it('can be given again', async () => {
    const { server, tracker } = setUp();
    await tracker.setCollection(false);
    await tracker.setCollection(true);
    await tracker.track(cart('a'));
    await tracker.flush();
    expect(server.storedCounts().size).toBe(1);
  });

  it('given again after a failed attempt sends by itself', async () => {
    const { server, platform, tracker } = setUp({
      model: { fails: (call) => (call === 1 ? 'before-write' : undefined) },
    });
    await tracker.start();
    await tracker.track(cart('a'));
    await tracker.flush();
    await tracker.setCollection(false);
    await tracker.setCollection(true);
    await tracker.track(cart('b'));
    await platform.clock.advance(15_000);
    expect(server.storedCounts().size).toBe(1);
  });
});

describe('a full queue', () => {
  it('gives up the oldest exposure first, then views, then cart events, and never an order', async () => {
    const { platform, tracker } = setUp({ tracker: { limits: SMALL } });
    platform.network.setOnline(false);
    for (let count = 0; count < SMALL.queueEvents; count += 1) {
      await tracker.track(count % 2 === 0 ? exposure(`e${count}`) : cart(`c${count}`));
    }
    await tracker.track(cart('new'));
    const kept = [...platform.disk.values.values()].join();
    expect(kept).not.toContain('"e0"');
    expect(kept).toContain('"e2"');
    for (let count = 0; count < 20; count += 1) await tracker.track(order);
    expect(tracker.status().lost.overflow).toEqual({ 'item-exposed': 4, 'cart-added': 5 });
    expect(await tracker.track(exposure('late'))).toEqual({ kind: 'dropped' });
    expect(tracker.status().lost.overflow['item-exposed']).toBe(5);
  });

  it('makes room on a full disk in the same order', async () => {
    const { platform, tracker } = setUp();
    platform.network.setOnline(false);
    for (let count = 0; count < 5; count += 1) await tracker.track(exposure(`e${count}`));
    const [[key, value]] = platform.disk.values as unknown as [[string, string]];
    platform.disk.valueQuota = key.length + value.length + 90;
    expect((await tracker.track(cart('c'))).kind).toBe('queued');
    expect(tracker.status()).toMatchObject({
      queueLength: 5,
      lost: { overflow: { 'item-exposed': 1 }, storage: {} },
    });
  });

  it('counts an event that the device does not store', async () => {
    const { platform, tracker } = setUp();
    platform.disk.valueQuota = 10;
    expect(await tracker.track(cart('c'))).toEqual({ kind: 'dropped' });
    expect(tracker.status().lost.storage).toEqual({ 'cart-added': 1 });
  });
});

describe('what was given up', () => {
  it('is reported with the next batch, by cause and kind, once', async () => {
    const { server, platform, tracker } = setUp({ tracker: { limits: SMALL } });
    platform.network.setOnline(false);
    for (let count = 0; count < SMALL.queueEvents + 2; count += 1) await tracker.track(exposure(`e${count}`));
    await tracker.track({ ...cart('a'), quantity: 0 } as EventDraft);
    platform.network.setOnline(true);
    await tracker.flush();
    await tracker.flush();
    expect(server.losses()).toEqual([
      { cause: 'overflow', kind: 'item-exposed', count: 2 },
      { cause: 'invalid', kind: 'cart-added', count: 1 },
    ]);
  });

  it('outlives the app together with the write that gave it up', async () => {
    const disk = new MemoryDisk();
    const first = setUp({ platform: { disk }, tracker: { limits: { ...SMALL, queueEvents: 1 } } });
    first.platform.network.setOnline(false);
    await first.tracker.track(exposure('a'));
    await first.tracker.track(exposure('b'));
    const { server, tracker } = setUp({ platform: { disk, identifierSpace: 1 } });
    await tracker.flush();
    expect(server.storedCounts().size).toBe(1);
    expect(server.losses()).toEqual([{ cause: 'overflow', kind: 'item-exposed', count: 1 }]);
  });

  it('is reported also when no event is left to send', async () => {
    const { server, tracker } = setUp();
    await tracker.track({ ...cart('a'), quantity: 0 } as EventDraft);
    await tracker.flush();
    expect(server.losses()).toEqual([{ cause: 'invalid', kind: 'cart-added', count: 1 }]);
    expect(tracker.queueLength()).toBe(0);
  });

  it('tells of a segment that the device has spoilt', async () => {
    const disk = new MemoryDisk();
    disk.values.set('tracking/segment/0000000001', '{"batchId":"x","events":[{"ev');
    const { server, tracker } = setUp({ platform: { disk } });
    await tracker.flush();
    expect(server.losses()).toEqual([{ cause: 'unreadable', kind: 'unknown', count: 1 }]);
    expect(tracker.status().lost.unreadableSegments).toBe(1);
  });
});

describe('a batch', () => {
  it('has no more bytes than a segment may have, however many events come at once', async () => {
    const limits = { segmentEvents: 50, segmentBytes: 2000, queueEvents: 500 };
    const { server, platform, tracker } = setUp({ tracker: { limits } });
    platform.network.setOnline(false);
    await Promise.all(Array.from({ length: 40 }, (_, index) => tracker.track(cart(`茶${index}`))));
    const sizes = [...platform.disk.values.values()].map((value) => Buffer.byteLength(value));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000);
    platform.network.setOnline(true);
    await tracker.flush();
    expect(server.storedCounts().size).toBe(40);
  });

  it('takes one event that is larger than a segment', async () => {
    const { server, tracker } = setUp({
      tracker: { limits: { segmentEvents: 50, segmentBytes: 100, queueEvents: 500 } },
    });
    await Promise.all([tracker.track(order), tracker.track(order)]);
    await tracker.flush();
    expect(server.calls).toBe(2);
  });

  it('that is full by its bytes is sent at once', async () => {
    const { server, platform, tracker } = setUp({
      tracker: { limits: { segmentEvents: 50, segmentBytes: 500, queueEvents: 500 } },
    });
    for (let count = 0; count < 4; count += 1) await tracker.track(cart(`c${count}`));
    await platform.clock.advance(0);
    expect(server.storedCounts().size).toBe(4);
  });
});

describe('the status', () => {
  it('is told to subscribers after each change, until they leave', async () => {
    const { tracker } = setUp();
    const lengths: number[] = [];
    const end = tracker.subscribe(({ queueLength }) => lengths.push(queueLength));
    await tracker.track(cart('a'));
    await tracker.flush();
    end();
    await tracker.track(cart('b'));
    expect(lengths[0]).toBe(1);
    expect(lengths.at(-1)).toBe(0);
  });
});
