import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { Count, Id } from './scalars';

/** Limits of one call of the `collect` function. */
export const MAX_BATCH_EVENTS = 500;
export const MAX_BATCH_BYTES = 256 * 1024;

/**
 * One batch of events. The phone fixes `batchId` and content on disk before the first send, so a repeat is
 * byte for byte the same and writing it twice changes nothing. Events are parsed one by one: a bad one is
 * reported by id and never sinks the rest.
 */
export const SyncRequest = v.object({
  batchId: v.pipe(v.string(), v.uuid()),
  events: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(MAX_BATCH_EVENTS)),
});
export type SyncRequest = v.InferOutput<typeof SyncRequest>;

export const RejectedEvent = v.object({
  index: Count,
  eventId: v.optional(v.string()),
  issues: v.array(v.string()),
});
export type RejectedEvent = v.InferOutput<typeof RejectedEvent>;

/** Accepted and rejected events both leave the phone's queue; anything not named here stays. */
export const SyncResult = v.object({ acceptedIds: v.array(Id), rejected: v.array(RejectedEvent) });
export type SyncResult = v.InferOutput<typeof SyncResult>;

export function parseSyncRequest(input: unknown): Parsed<SyncRequest> {
  return parseWith(SyncRequest, input, 'request');
}
