import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { parseEvent, parseEventLoss, type AppEvent, type EventLoss } from '../../../src/contracts';
import { type ExportedEvent } from '../../../training/datasets/exportedEvent';

const StoredBatch = v.object({
  openid: v.string(),
  batchId: v.optional(v.string(), ''),
  receivedAtMs: v.number(),
  events: v.array(v.unknown()),
  late: v.optional(v.array(v.string()), []),
  future: v.optional(v.array(v.string()), []),
  losses: v.optional(v.array(v.unknown()), []),
});

/** What a phone reported to have given up. */
export interface ExportedLoss extends EventLoss {
  user: string;
  batchId: string;
  receivedAtMs: number;
}

export interface ExportedBatch {
  user: string;
  events: ExportedEvent[];
  losses: ExportedLoss[];
  /** Stored events, losses or the whole batch, that break their contract. */
  malformed: number;
}

/** A stored batch without anything that names a person. */
export function exportedBatch(stored: unknown, pseudonymKey: string): ExportedBatch {
  const parsedBatch = v.safeParse(StoredBatch, stored);
  if (!parsedBatch.success) return { user: '', events: [], losses: [], malformed: 1 };
  const { openid, batchId, receivedAtMs, ...batch } = parsedBatch.output;
  const user = pseudonym(openid, pseudonymKey);
  const [late, future] = [new Set(batch.late), new Set(batch.future)];
  const parsedEvents = batch.events.map(parseEvent);
  const parsedLosses = batch.losses.map(parseEventLoss);
  return {
    user,
    events: parsedEvents.flatMap((parsed): ExportedEvent[] => {
      if (!parsed.ok) return [];
      const { eventId } = parsed.value;
      return [
        {
          user,
          event: withoutGroup(parsed.value, pseudonymKey),
          ...(late.has(eventId) && { late: true }),
          ...(future.has(eventId) && { future: true }),
        },
      ];
    }),
    losses: parsedLosses.flatMap((parsed) =>
      parsed.ok ? [{ user, batchId, receivedAtMs, ...parsed.value }] : [],
    ),
    malformed: [...parsedEvents, ...parsedLosses].filter(({ ok }) => !ok).length,
  };
}

/** A chat group's id tells who knows whom: it gets a pseudonym like its members. */
function withoutGroup(event: AppEvent, key: string): AppEvent {
  if (event.kind !== 'group-entered') return event;
  return { ...event, groupId: pseudonym(`group ${event.groupId}`, key) };
}

/** HMAC-SHA-256 by the shop's own key, of which 128 bits are enough that no two shoppers share one. */
function pseudonym(identity: string, key: string): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(identity).digest('hex').slice(0, 32);
}
