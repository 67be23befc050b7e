import { type Reply } from '../runtime/reply';
import { answerTimer } from '../runtime/timer';
import { countEvents, type CounterRepository } from './countEvents';

export function answerCounting(
  openid: string | undefined,
  nowMs: number,
  repository: CounterRepository,
): Reply<{ days: string[] }> {
  const task = async () => ({ days: await countEvents(nowMs, repository) });
  return answerTimer(openid, task, 'the events could not be counted');
}
