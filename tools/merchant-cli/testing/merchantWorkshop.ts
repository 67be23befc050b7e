import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManifestResult, parseCloudReply } from '../../../src/contracts';
import { startTestCloud, type TestCloud } from '../../local-cloud/testing/startTestCloud';
import { writeShopFolder } from '../../local-cloud/testing/shopFolder';
import { createMerchantKeys, type MerchantKeys } from '../merchantKeys';

/** A merchant's folder with keys, and a running cloud with a shop in it. */
export interface MerchantWorkshop {
  folder: string;
  cloud: TestCloud;
  keys: MerchantKeys;
  /** What a phone gets that asks for the newest manifest. Throws when the cloud refuses. */
  offered(): Promise<ManifestResult>;
  /** Ends the cloud and removes the folder. */
  close(): Promise<void>;
}

export async function openMerchantWorkshop(): Promise<MerchantWorkshop> {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-merchant-'));
  const cloud = await startTestCloud();
  writeShopFolder(join(folder, 'shop'), {});
  cloud.seedShop(join(folder, 'shop'));
  return {
    folder,
    cloud,
    keys: createMerchantKeys('tea-house', folder),
    offered: async () => {
      const request = { action: 'manifest', model: 'recommender', installedVersion: 0 };
      const identity = await cloud.createIdentity();
      const reply = parseCloudReply(ManifestResult, await cloud.call('models', request, identity));
      if (!reply.ok || !reply.value.ok) throw new Error(JSON.stringify(reply));
      return reply.value.value;
    },
    close: async () => {
      await cloud.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
