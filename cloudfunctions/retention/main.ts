import { createPrivacyRequests } from '../privacy/privacyRequests';
import { openDatabase, readOpenid } from '../runtime/database';
import { describeFailure } from '../runtime/describeFailure';
import { fail, succeed, type Reply } from '../runtime/reply';
import { retainData, type RetentionSummary } from './retainData';

const database = openDatabase();
const requests = createPrivacyRequests(database);

/** Run by its timer or the cloud's owner: a call with an openid comes from a phone, which has no business here. */
export async function main(): Reply<RetentionSummary> {
  if (readOpenid()) return fail('unauthenticated', 'this function is not for phones');
  try {
    return succeed(await retainData({ database, requests, nowMs: Date.now() }));
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    return fail('internal', 'what time decides was not done');
  }
}
