import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeShopFolder } from './shopFolder';
import { startTestCloud, type TestCloud } from './startTestCloud';

/** A running cloud with a small shop in it, and a folder for what a test writes. */
export interface SeededCloud {
  folder: string;
  cloud: TestCloud;
  /** Ends the cloud and removes the folder. */
  close(): Promise<void>;
}

export async function openSeededCloud(): Promise<SeededCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-seeded-'));
  const cloud = await startTestCloud();
  writeShopFolder(join(folder, 'shop'), {});
  cloud.seedShop(join(folder, 'shop'));
  return {
    folder,
    cloud,
    close: async () => {
      await cloud.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
