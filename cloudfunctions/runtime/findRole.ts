import * as v from 'valibot';
import { MerchantRole, type Role } from '../../src/contracts';
import { type Database } from './database';

/** The role of a caller, from the collection that only the cloud's owner writes. */
export function createRoleFinder(database: Database): (openid: string) => Promise<Role> {
  return async (openid) => {
    const { data } = await database.collection('roles').doc(openid).get();
    return data == null ? 'shopper' : v.parse(v.object({ role: MerchantRole }), data).role;
  };
}
