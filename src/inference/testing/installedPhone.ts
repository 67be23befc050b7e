import { settlePromises } from '../../platform/memory/manualClock';
import { MemoryDisk } from '../../platform/memory/memoryDisk';
import { openRecommender } from './openRecommender';
import { createSampleArtifact } from './sampleArtifact';
import { createTestShop, type TestShop } from './shop';

export const first = createSampleArtifact({ version: 'first', seed: 1 });
export const second = createSampleArtifact({ version: 'second', seed: 2 });

/** Installing takes as long as a signature; the phones of one test file start from copies of one disk. */
let installed: Promise<MemoryDisk> | undefined;

async function installFirst(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  const shop = createTestShop();
  shop.publish(first);
  await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
  return disk;
}

export type InstalledPhone = Awaited<ReturnType<typeof openInstalledPhone>>;

/** A phone with the first version on it, and a shop that has published the second. */
export async function openInstalledPhone() {
  const disk = cloneDisk(await (installed ??= installFirst()));
  const shop = createTestShop();
  const manifest = shop.publish(second, { version: 2 });
  return { shop, disk, manifest };
}

export function cloneDisk({ values, files }: MemoryDisk): MemoryDisk {
  const disk = new MemoryDisk();
  for (const [key, value] of values) disk.values.set(key, value);
  for (const [path, bytes] of files) disk.files.set(path, bytes);
  return disk;
}

/** How the phone answers, and what it runs after the next start. */
export async function tryUpdate(shop: TestShop, disk: MemoryDisk) {
  const { recommender } = openRecommender(shop, { platform: { disk } });
  const outcome = await recommender.checkForUpdate();
  const { modelVersion } = await startOffline(shop, disk);
  return { outcome, running: modelVersion };
}

export async function startOffline(shop: TestShop, disk: MemoryDisk) {
  const { recommender, platform } = openRecommender(shop, { platform: { disk } });
  platform.network.setOnline(false);
  await recommender.start();
  return recommender.status();
}

/** A phone that looks for an update and waits between attempts, and what it asks the file storage for. */
export function watchDownloads(
  shop: TestShop,
  disk: MemoryDisk,
  answer?: (cloudPath: string, maxBytes: number) => Promise<Uint8Array>,
) {
  const asked: { cloudPath: string; maxBytes: number }[] = [];
  const { platform } = openRecommender(shop, { platform: { disk } });
  const cloud: typeof platform.cloud = {
    ...platform.cloud,
    downloadFile: async (cloudPath, maxBytes) => {
      asked.push({ cloudPath, maxBytes });
      return (answer ?? platform.cloud.downloadFile)(cloudPath, maxBytes);
    },
  };
  const { recommender } = openRecommender(shop, {
    platform: { disk },
    recommender: { platform: { ...platform, cloud } },
  });
  async function checkForUpdate() {
    let isOver = false;
    const outcome = recommender.checkForUpdate().finally(() => (isOver = true));
    for (let waits = 0; waits < 100 && !isOver; waits += 1) {
      await settlePromises();
      await platform.clock.advance(3_000);
    }
    return outcome;
  }
  return { asked, checkForUpdate };
}
