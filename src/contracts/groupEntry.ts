import * as v from 'valibot';
import { EventStamp } from './event';
import { parseWith, type Parsed } from './parsed';
import { Id } from './scalars';

/**
 * A shopper opened the mini-program from a chat group, as the phone tells the function `groups`. Which group it is, WeChat
 * says, to whom the function shows the CloudID.
 */
export const GroupEntry = v.object({
  ...EventStamp.entries,
  /** WeChat's sealed word on the entry; for five minutes it opens it, to the cloud, for the same shopper. */
  cloudId: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
});
export type GroupEntry = v.InferOutput<typeof GroupEntry>;

export const GroupEntryResult = v.object({ eventId: Id });
export type GroupEntryResult = v.InferOutput<typeof GroupEntryResult>;

export function parseGroupEntry(input: unknown): Parsed<GroupEntry> {
  return parseWith(GroupEntry, input, 'entry');
}
