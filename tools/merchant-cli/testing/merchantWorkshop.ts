import { ManifestResult, parseCloudReply } from '../../../src/contracts';
import { openSeededCloud, type SeededCloud } from '../../local-cloud/testing/openSeededCloud';
import { createMerchantKeys, type MerchantKeys } from '../merchantKeys';

/** A merchant's folder with keys, and a running cloud with a shop in it. */
export interface MerchantWorkshop extends SeededCloud {
  keys: MerchantKeys;
  /** What a phone gets that asks for the newest manifest. Throws when the cloud refuses. */
  offered(): Promise<ManifestResult>;
}

export async function openMerchantWorkshop(): Promise<MerchantWorkshop> {
  const seeded = await openSeededCloud();
  const { folder, cloud } = seeded;
  return {
    ...seeded,
    keys: createMerchantKeys('tea-house', folder),
    offered: async () => {
      const request = { action: 'manifest', model: 'recommender', installedVersion: 0 };
      const identity = await cloud.createIdentity();
      const reply = parseCloudReply(ManifestResult, await cloud.call('models', request, identity));
      if (!reply.ok || !reply.value.ok) throw new Error(JSON.stringify(reply));
      return reply.value.value;
    },
  };
}
