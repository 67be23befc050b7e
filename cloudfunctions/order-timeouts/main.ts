import { openDatabase, readOpenid } from '../runtime/database';
import { describeFailure } from '../runtime/describeFailure';
import { createPersonalFields } from '../runtime/personalFields';
import { fail, succeed, type Reply } from '../runtime/reply';
import { createCloudShopRepository } from '../shop/cloudShopRepository';
import { timeOutOrders } from './timeOutOrders';

const repository = createCloudShopRepository(openDatabase(), createPersonalFields(process.env));

/** Run by its timer or the cloud's owner: a call with an openid comes from a phone, which has no business here. */
export async function main(): Reply<{ cancelled: number }> {
  if (readOpenid()) return fail('unauthenticated', 'this function is not for phones');
  try {
    return succeed({ cancelled: await timeOutOrders(Date.now(), repository) });
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    return fail('internal', 'overdue orders were not cancelled');
  }
}
