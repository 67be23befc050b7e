import { type Manifest } from '../../src/contracts';
import { type Cloud } from './connectCloud';
import { findNewestManifest } from './manifestStore';
import { readShopId } from './readShopId';

export interface Status {
  shopId: string;
  products: number;
  orders: number;
  eventBatches: number;
  recommender:
    | Pick<Manifest, 'version' | 'artifactVersion' | 'rollout' | 'issuedAtMs' | 'expiresAtMs' | 'disabled'>
    | undefined;
}

export async function readStatus(cloud: Cloud): Promise<Status> {
  const database = cloud.database();
  const count = async (collection: string) =>
    ((await database.collection(collection).count()) as { total: number }).total;
  const newest = await findNewestManifest(database, 'recommender');
  return {
    shopId: await readShopId(database),
    products: await count('products'),
    orders: await count('orders'),
    eventBatches: await count('eventBatches'),
    recommender: newest && {
      version: newest.version,
      artifactVersion: newest.artifactVersion,
      rollout: newest.rollout,
      issuedAtMs: newest.issuedAtMs,
      expiresAtMs: newest.expiresAtMs,
      disabled: newest.disabled,
    },
  };
}
