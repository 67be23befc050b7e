import { type Database } from './connectCloud';
import { MerchantError } from './merchantError';

export async function readShopId(database: Database): Promise<string> {
  const query = database.collection('shop').where({ _id: 'profile' }).field({ shopId: true });
  const [profile] = ((await query.get()) as { data: { shopId?: unknown }[] }).data;
  if (typeof profile?.shopId !== 'string')
    throw new MerchantError('the cloud has no shop yet; seed one first');
  return profile.shopId;
}
