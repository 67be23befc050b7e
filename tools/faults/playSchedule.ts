import { type SyncRequest } from '../../src/contracts';
import { AppLife } from '../../src/platform/memory/appLife';
import { createManualClock, settlePromises } from '../../src/platform/memory/manualClock';
import { MemoryDisk } from '../../src/platform/memory/memoryDisk';
import { createMemoryNetwork } from '../../src/platform/memory/memoryNetwork';
import { createMemoryPlatform } from '../../src/platform/memory/memoryPlatform';
import { createTracker } from '../../src/tracking/createTracker';
import { type Tracker } from '../../src/tracking/tracker';
import { createSeededRandom } from '../demo-shop/seededRandom';
import { type CollectCloud } from './collectCloud';
import { createFaultyCloud, createFaultyStore, Wire } from './faultyPhone';
import { Ledger } from './ledger';
import { type Life, type Schedule, type Step } from './schedule';

/** Longest pause between attempts is five minutes: in this many of them everything has had its turn. */
const CALM: Life = { steps: Array.from({ length: 30 }, () => ({ kind: 'wait', ms: 300_000 })) };

export type CreateTracker = typeof createTracker;

/** Plays a schedule, then a life without faults, and returns what is wrong with the account: nothing, when all is well. */
export async function playSchedule(
  schedule: Schedule,
  cloud: CollectCloud,
  create: CreateTracker = createTracker,
): Promise<string[]> {
  const disk = new MemoryDisk();
  const clock = createManualClock();
  const network = createMemoryNetwork();
  const random = createSeededRandom(schedule.seed + 0.5);
  const ledger = new Ledger();
  // The cloud's own clock is right, whatever the phone's shows.
  const phone = await cloud.openPhone(() => 1_700_000_000_000 + clock.monotonicMs());
  const wire = new Wire(schedule.fates, network.isOnline, phone.collect);
  let storageFaults = schedule.storageFaults;
  let consent = true;

  async function settle(): Promise<void> {
    do {
      await settlePromises();
      await wire.idle();
      await settlePromises();
    } while (wire.isBusy());
  }

  async function live({ steps, death }: Life, identifierSpace: number): Promise<number> {
    const life = new AppLife(death);
    const plain = createMemoryPlatform({ disk, clock, network, life, identifierSpace });
    const platform = {
      ...plain,
      keyValueStore: createFaultyStore(plain.keyValueStore, random, () => storageFaults),
      cloud: createFaultyCloud(wire, life, (request: SyncRequest) => ledger.leaves(request)),
    };
    const tracker = create({
      platform,
      collectionByDefault: true,
      limits: {
        segmentEvents: schedule.segmentEvents,
        segmentBytes: 32 * 1024,
        queueEvents: schedule.queueEvents,
      },
      random: () => random.next(),
    });
    // The shop tells each new run what the shopper decided last.
    if (!consent) decide(tracker, false);
    void tracker.start();
    for (const step of steps) await take(step, tracker);
    await settle();
    life.kill();
    tracker.dispose();
    ledger.endLife();
    return tracker.queueLength();

    async function take(step: Step, running: Tracker): Promise<void> {
      switch (step.kind) {
        case 'track':
          return void ledger.track(step.draft.kind, running.track(step.draft));
        case 'flush':
          return void running.flush();
        case 'hide':
          return platform.lifecycle.hide();
        case 'show':
          return platform.lifecycle.show();
        case 'settle':
          return settle();
        case 'wait':
          await clock.advance(step.ms);
          return settle();
        case 'network':
          return network.setOnline(step.isOnline);
        case 'clock':
          return clock.setWallClock(Math.max(0, clock.nowMs() + step.byMs));
        case 'quota':
          disk.valueQuota = step.characters;
          return;
        case 'consent':
          consent = step.granted;
          return decide(running, step.granted);
      }
    }
  }

  function decide(tracker: Tracker, granted: boolean): void {
    const done = tracker.setCollection(granted);
    if (granted) ledger.grant();
    else ledger.withdraw(done.then(() => tracker.status().consent !== 'withdrawing'));
  }

  for (const [index, life] of schedule.lives.entries()) await live(life, index + 1);
  disk.valueQuota = Infinity;
  storageFaults = 0;
  network.setOnline(true);
  const left = await live(CALM, schedule.lives.length + 1);
  await wire.drain();
  return ledger.audit(await phone.readBatches(), left);
}
