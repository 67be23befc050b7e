import { openDatabase, readOpenid } from '../runtime/database';
import { fail, succeed, type Reply } from '../runtime/reply';
import { createCloudCounterRepository } from './cloudCounterRepository';
import { countEvents } from './countEvents';

const repository = createCloudCounterRepository(openDatabase());

/** Run by its timer or the cloud's owner: a call with an openid comes from a phone, which has no business here. */
export async function main(): Reply<{ days: string[] }> {
  if (readOpenid()) return fail('unauthenticated', 'this function is not for phones');
  try {
    return succeed({ days: await countEvents(Date.now(), repository) });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : JSON.stringify(error)}\n`);
    return fail('internal', 'the events could not be counted');
  }
}
