import { openidOf } from '../local-cloud/gateway/identity';
import { loadSecrets } from '../local-cloud/secrets';
import { startTestCloud } from '../local-cloud/testing/startTestCloud';
import { type CollectCloud, type StoredBatch } from './collectCloud';

/** The built function `collect` on a local cloud, through its gateway and the real wx-server-sdk. */
export async function startLocalCollectCloud(): Promise<CollectCloud> {
  const cloud = await startTestCloud();
  const { signingKey } = loadSecrets(cloud.dataDir);
  return {
    async openPhone() {
      const token = await cloud.createIdentity();
      const openid = openidOf(`Bearer ${token}`, signingKey);
      return {
        collect: (request) => cloud.call('collect', request, token),
        async readBatches() {
          const batches = cloud.owner.database().collection('eventBatches').where({ openid }).limit(1000);
          return ((await batches.get()) as { data: StoredBatch[] }).data;
        },
      };
    },
    close: () => cloud.stop(),
  };
}
