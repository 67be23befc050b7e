import { describeFailure } from './describeFailure';
import { fail, succeed, type Reply } from './reply';

/**
 * Answers a function that its timer or the cloud's owner runs: a call with an openid comes from a phone, which has no
 * business here. What the task throws goes to the log, without a shopper's data.
 * @param failureMessage what the reply says then
 */
export async function answerTimer<Value>(
  openid: string | undefined,
  task: () => Promise<Value>,
  failureMessage: string,
): Reply<Value> {
  if (openid) return fail('unauthenticated', 'this function is not for phones');
  try {
    return succeed(await task());
  } catch (error) {
    process.stderr.write(`${describeFailure(error)}\n`);
    return fail('internal', failureMessage);
  }
}
