import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { Count, Id, PositiveCount } from './scalars';

/** Limits of one call of the `collect` function. */
export const MAX_BATCH_EVENTS = 500;
export const MAX_BATCH_BYTES = 256 * 1024;
const MAX_BATCH_LOSSES = 200;

/** Events that the phone gave up, by cause and kind: a loss is reported, never silent. */
export const EventLoss = v.object({
  /**
   * `overflow`: given up for space. `storage`: the device refused to store it. `invalid`: the draft broke the contract.
   * `unreadable`: a stored segment of unknown content could not be read any more.
   */
  cause: v.picklist(['overflow', 'storage', 'invalid', 'unreadable']),
  /** The event's kind, or `unknown`; counters have a field for each, so that nothing else may stand in it. */
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/, 'expected a kind of event such as item-viewed')),
  count: PositiveCount,
});
export type EventLoss = v.InferOutput<typeof EventLoss>;

/**
 * One batch of events. The phone fixes `batchId` and content on disk before the first send, so a repeat is
 * byte for byte the same and writing it twice changes nothing. Events and losses are parsed one by one: a bad one is
 * reported by id and never sinks the rest.
 */
export const SyncRequest = v.object({
  batchId: v.pipe(v.string(), v.uuid()),
  /** Empty in a batch that only reports losses. */
  events: v.pipe(v.array(v.unknown()), v.maxLength(MAX_BATCH_EVENTS)),
  /** Given up since the batch before. */
  losses: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(MAX_BATCH_LOSSES))),
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

export function parseEventLoss(input: unknown): Parsed<EventLoss> {
  return parseWith(EventLoss, input, 'loss');
}
