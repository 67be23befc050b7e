import fc from 'fast-check';
import { type EventDraft } from '../contracts';
import { AppLife, type Death } from '../platform/memory/appLife';
import { createManualClock, settlePromises } from '../platform/memory/manualClock';
import { type CallFate } from '../platform/memory/memoryCloud';
import { MemoryDisk } from '../platform/memory/memoryDisk';
import { createMemoryNetwork } from '../platform/memory/memoryNetwork';
import { createMemoryPlatform } from '../platform/memory/memoryPlatform';
import { createTracker } from './createTracker';
import { createCollectModel } from './testing/collectModel';
import { type TrackOutcome } from './tracker';

const DRAFTS: EventDraft[] = [
  { kind: 'item-exposed', itemId: 'a', surface: 'home', rank: 0, modelVersion: 'popularity' },
  { kind: 'item-viewed', itemId: 'a', surface: 'home', dwellMs: 10 },
  { kind: 'cart-added', itemId: 'a', quantity: 1, priceMinor: 100 },
  {
    kind: 'order-placed',
    orderId: 'o1',
    lines: [{ itemId: 'a', quantity: 1, priceMinor: 100 }],
    totalMinor: 100,
  },
];
const LIMITS = { segmentEvents: 4, segmentBytes: 32 * 1024, queueEvents: 500 };

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('track' as const), draft: fc.constantFrom(...DRAFTS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('flush' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hide' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('network' as const), isOnline: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(60_000) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) },
);
const death = fc.option(fc.record({ atOperation: fc.integer({ min: 1, max: 40 }), applied: fc.boolean() }), {
  nil: undefined,
});
const life = fc.record({ steps: fc.array(step, { maxLength: 20 }), death });
const fate: fc.Arbitrary<CallFate> = fc.constantFrom(
  'answered',
  'request-lost',
  'reply-lost',
  'delivered-twice',
);
const schedule = fc.record({
  lives: fc.array(life, { minLength: 1, maxLength: 4 }),
  fates: fc.array(fate, { maxLength: 12 }),
  failures: fc.array(fc.constantFrom('before-write' as const, 'after-write' as const, undefined), {
    maxLength: 8,
  }),
  postponed: fc.integer({ min: 2, max: 9 }),
  /** Room on the disk, in characters, until the last life. */
  quota: fc.option(fc.integer({ min: 500, max: 4000 }), { nil: Infinity }),
});
type Schedule = typeof schedule extends fc.Arbitrary<infer Value> ? Value : never;

async function play({ lives, fates, failures, postponed, quota }: Schedule) {
  const disk = new MemoryDisk();
  const clock = createManualClock();
  const network = createMemoryNetwork();
  const server = createCollectModel({
    fails: (call) => failures[call - 1],
    // Some events of every batch, told by their number; none for ever, for the next batch has another id.
    postpones: (eventId, batchId) => (last(eventId) + last(batchId)) % postponed === 0,
  });
  let calls = 0;
  const queued = new Map<string, EventDraft['kind']>();
  const given = { up: 0 };

  async function live(identifierSpace: number, steps: Schedule['lives'][number]['steps'], end?: Death) {
    const appLife = new AppLife(end);
    const platform = createMemoryPlatform({
      disk,
      clock,
      network,
      life: appLife,
      identifierSpace,
      functions: { collect: server.collect },
      chooseFate: () => fates[calls++] ?? 'answered',
    });
    const tracker = createTracker({ platform, collectionByDefault: true, limits: LIMITS, random: () => 0 });
    void tracker.start();
    for (const action of steps) {
      if (action.kind === 'track') {
        const remember = (outcome: TrackOutcome) => {
          if (outcome.kind === 'queued') queued.set(outcome.eventId, action.draft.kind);
        };
        void tracker.track(action.draft).then(remember);
      } else if (action.kind === 'flush') void tracker.flush();
      else if (action.kind === 'hide') platform.lifecycle.hide();
      else if (action.kind === 'network') network.setOnline(action.isOnline);
      else if (action.kind === 'wait') await clock.advance(action.ms);
      else await settlePromises();
    }
    await settlePromises();
    appLife.kill();
    tracker.dispose();
    given.up += Object.values(tracker.status().lost.overflow).reduce((sum, count) => sum + count, 0);
    return tracker.status();
  }

  disk.valueQuota = quota;
  for (const [index, { steps, death: end }] of lives.entries()) await live(index, steps, end);
  disk.valueQuota = Infinity;
  network.setOnline(true);
  const calm = Array.from({ length: 40 }, () => ({ kind: 'wait' as const, ms: 300_000 }));
  const end = await live(lives.length, calm);
  return { server, queued, end, givenUp: given.up, lives: lives.length };
}

function last(uuid: string): number {
  return parseInt(uuid.slice(-4), 16);
}

describe('over any schedule of crashes, lost requests, lost replies, repeats, errors and full disks', () => {
  it('every event that was queued is stored exactly once, or given up for space and counted', async () => {
    await fc.assert(
      fc.asyncProperty(schedule, async (plan) => {
        const { server, queued, end, givenUp, lives } = await play(plan);
        const stored = server.storedCounts();
        expect(end.queueLength).toBe(0);
        expect([...stored.values()].filter((count) => count !== 1)).toEqual([]);
        const missing = [...queued].filter(([eventId]) => !stored.has(eventId));
        expect(missing.filter(([, kind]) => kind === 'order-placed')).toEqual([]);
        // A life that ends while it gives an event up does not come to count it.
        if (plan.quota === Infinity) expect(missing).toEqual([]);
        else expect(missing.length).toBeLessThanOrEqual(givenUp + lives);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
