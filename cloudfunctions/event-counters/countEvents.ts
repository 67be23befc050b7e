import { type EventLoss } from '../../src/contracts';
import { type EventBatch } from '../collect/eventBatch';

/** What happened on one of the shop's days, as far as it has arrived. */
export interface DayCounters {
  shopId: string;
  day: string;
  batches: number;
  events: Record<string, number>;
  late: number;
  future: number;
  /** Given up on phones, by `cause/kind`. */
  lost: Record<string, number>;
  countedAtMs: number;
}

export type CountedBatch = Pick<EventBatch, 'day' | 'counts' | 'late' | 'future' | 'losses'>;

export interface CounterRepository {
  findShopId(): Promise<string>;
  /** 0 before the first run. */
  findWatermark(): Promise<number>;
  putWatermark(receivedAtMs: number): Promise<void>;
  /** Days of the batches that arrived at `receivedAtMs` or later. */
  listDaysSince(receivedAtMs: number): Promise<Set<string>>;
  readDay(day: string): AsyncIterable<CountedBatch>;
  putCounters(counters: DayCounters): Promise<void>;
}

/** Longer than `collect` may run: a batch is visible this long after the time of arrival it carries. */
const OVERLAP_MS = 60_000;

/**
 * Counts anew every day that has received something since the last run. A counter that each call would raise counts a
 * repeated batch twice, or costs a transaction a call; this one is a function of the stored batches, whatever is repeated
 * or cut short.
 */
export async function countEvents(nowMs: number, repository: CounterRepository): Promise<string[]> {
  const shopId = await repository.findShopId();
  const days = [...(await repository.listDaysSince((await repository.findWatermark()) - OVERLAP_MS))].sort();
  for (const day of days) {
    await repository.putCounters(await countDay(shopId, day, nowMs, repository.readDay(day)));
  }
  // Last: a run that is cut short is done again.
  await repository.putWatermark(nowMs);
  return days;
}

async function countDay(
  shopId: string,
  day: string,
  countedAtMs: number,
  batches: AsyncIterable<CountedBatch>,
): Promise<DayCounters> {
  const counters: DayCounters = {
    ...{ shopId, day, batches: 0, events: {}, late: 0, future: 0, lost: {}, countedAtMs },
  };
  for await (const { counts, late = [], future = [], losses = [] } of batches) {
    counters.batches += 1;
    counters.late += late.length;
    counters.future += future.length;
    for (const [kind, count] of Object.entries(counts)) add(counters.events, kind, count);
    for (const loss of losses) add(counters.lost, lossName(loss), loss.count);
  }
  return counters;
}

const lossName = ({ cause, kind }: EventLoss) => `${cause}/${kind}`;

function add(counts: Record<string, number>, name: string, count: number): void {
  counts[name] = (Object.hasOwn(counts, name) ? counts[name]! : 0) + count;
}
