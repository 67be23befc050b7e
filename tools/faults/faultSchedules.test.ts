import { createTracker } from '../../src/tracking/createTracker';
import { createMemoryCollectCloud } from './memoryCollectCloud';
import { startLocalCollectCloud } from './localCollectCloud';
import { type CollectCloud } from './collectCloud';
import { type CreateTracker } from './playSchedule';
import { formatFaults, runSchedules } from './runSchedules';
import { drawSchedule } from './schedule';

jest.setTimeout(120_000);

/** Another part of all seeds each day: a failure prints the seed that it is replayed by. */
const FIRST_SEED = Math.floor(Date.now() / 86_400_000) * 1000;

describe('over any schedule of crashes, lost and late messages, errors, full disks, clocks and changes of consent', () => {
  it('every event is stored once, or given up and counted, and none leaves without consent', async () => {
    const cloud = createMemoryCollectCloud();
    const summary = await runSchedules({ count: 300, firstSeed: FIRST_SEED, cloud });
    await cloud.close();
    if (summary.failures.length > 0) throw new Error(formatFaults(summary));
  });

  it('the same holds on a local cloud through the real SDK', async () => {
    const cloud = await startLocalCollectCloud();
    const summary = await runSchedules({ count: 12, firstSeed: FIRST_SEED, cloud, cloudName: 'local' });
    await cloud.close();
    if (summary.failures.length > 0) throw new Error(formatFaults(summary));
  });
});

it('draws the same schedule from the same seed', () => {
  expect(drawSchedule(7)).toEqual(drawSchedule(7));
  expect(drawSchedule(7)).not.toEqual(drawSchedule(8));
});

describe('the account of a schedule tells', () => {
  const wrongsOf = async (change: {
    cloud?: (real: CollectCloud) => CollectCloud;
    createTracker?: CreateTracker;
  }) => {
    const real = createMemoryCollectCloud();
    const cloud = change.cloud?.(real) ?? real;
    const { failures } = await runSchedules({
      count: 60,
      firstSeed: 1,
      cloud,
      createTracker: change.createTracker,
    });
    await real.close();
    return failures.flatMap(({ wrongs }) => wrongs).join('\n');
  };
  /** A tracker on a platform of which one part is broken. */
  const on =
    (spoil: (platform: Parameters<CreateTracker>[0]['platform']) => object): CreateTracker =>
    (options) =>
      createTracker({ ...options, platform: { ...options.platform, ...spoil(options.platform) } });

  it('a cloud that stores a repeated batch again', async () => {
    let calls = 0;
    const cloud = (real: CollectCloud): CollectCloud => ({
      ...real,
      async openPhone(nowMs) {
        const phone = await real.openPhone(nowMs);
        return {
          ...phone,
          collect: (request) => {
            const batchId = `00000000-0000-4000-8000-${(calls += 1).toString(16).padStart(12, '0')}`;
            return phone.collect({ ...request, batchId });
          },
        };
      },
    });
    expect(await wrongsOf({ cloud })).toMatch(/is stored \d times/);
  });

  it('a phone that says "queued" before it has written', async () => {
    const forgetful = on(({ keyValueStore }) => ({
      keyValueStore: {
        ...keyValueStore,
        set: async (key: string, value: string) => {
          void keyValueStore.set(key, value).catch(() => undefined);
        },
      },
    }));
    expect(await wrongsOf({ createTracker: forgetful })).toMatch(/are lost/);
  });

  it('a phone that goes on sending when consent is withdrawn', async () => {
    const deaf: CreateTracker = (options) => {
      const tracker = createTracker(options);
      return { ...tracker, setCollection: async () => undefined };
    };
    expect(await wrongsOf({ createTracker: deaf })).toMatch(/left after consent was withdrawn/);
  });

  it('losses that are reported twice', async () => {
    const cloud = (real: CollectCloud): CollectCloud => ({
      ...real,
      async openPhone(nowMs) {
        const phone = await real.openPhone(nowMs);
        return {
          ...phone,
          readBatches: async () =>
            (await phone.readBatches()).map((batch) => ({
              ...batch,
              losses: batch.losses?.map((loss) => ({ ...loss, count: loss.count * 2 })),
            })),
        };
      },
    });
    expect(await wrongsOf({ cloud })).toMatch(/are reported lost, at most/);
  });
});
