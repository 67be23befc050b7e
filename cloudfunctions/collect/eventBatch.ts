import { type AppEvent, type EventKind, type EventLoss } from '../../src/contracts';
import { shopDay, timingOf, type EventTiming } from './timing';

/** A batch as one document of `eventBatches`: what a repeat of the batch writes is the same but for the time of arrival. */
export interface EventBatch extends EventTiming {
  openid: string;
  batchId: string;
  /** When the batch last arrived. */
  receivedAtMs: number;
  /** The shop's day of the first event, or of arrival without one: it depends on the content, so a repeat stays in its day. */
  day: string;
  counts: Partial<Record<EventKind, number>>;
  events: AppEvent[];
  /** What the phone gave up since its batch before. */
  losses?: EventLoss[];
}

export type PutBatch = (id: string, batch: EventBatch) => Promise<void>;

export function buildEventBatch(batch: {
  openid: string;
  batchId: string;
  receivedAtMs: number;
  events: AppEvent[];
  losses?: EventLoss[];
}): EventBatch {
  const { events, receivedAtMs, losses = [], ...identity } = batch;
  const counts: EventBatch['counts'] = {};
  for (const { kind } of events) counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    ...identity,
    receivedAtMs,
    day: shopDay(events[0]?.occurredAtMs ?? receivedAtMs),
    counts,
    ...timingOf(events, receivedAtMs),
    events,
    ...(losses.length > 0 && { losses }),
  };
}
