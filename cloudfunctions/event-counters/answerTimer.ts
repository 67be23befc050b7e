import { fail, succeed, type Reply } from '../runtime/reply';
import { countEvents, type CounterRepository } from './countEvents';

/** Run by its timer or the cloud's owner: a call with an openid comes from a phone, which has no business here. */
export async function answerTimer(
  openid: string | undefined,
  nowMs: number,
  repository: CounterRepository,
): Reply<{ days: string[] }> {
  if (openid) return fail('unauthenticated', 'this function is not for phones');
  try {
    return succeed({ days: await countEvents(nowMs, repository) });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : JSON.stringify(error)}\n`);
    return fail('internal', 'the events could not be counted');
  }
}
