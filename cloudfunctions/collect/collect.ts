import {
  MAX_BATCH_BYTES,
  parseEvent,
  parseEventLoss,
  type AppEvent,
  type Parsed,
  type RejectedEvent,
  type SyncRequest,
  type SyncResult,
} from '../../src/contracts';
import { documentKey } from '../runtime/documentKey';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { buildEventBatch, type PutBatch } from './eventBatch';

export interface CollectContext extends Call {
  /** Creates the document, or replaces the one of the same id. */
  putBatch: PutBatch;
}

/**
 * Stores a batch as one document whose id comes from the caller and the batch: the same batch again
 * overwrites itself, and nobody can overwrite another's. Events are parsed one by one; a bad one is named
 * in the reply and never sinks the rest.
 */
export async function collectEvents(
  { batchId, events: inputs, losses: lossInputs = [] }: SyncRequest,
  { openid, nowMs, putBatch }: CollectContext,
): Reply<SyncResult> {
  const sizeBytes = Buffer.byteLength(JSON.stringify([inputs, lossInputs]));
  if (sizeBytes > MAX_BATCH_BYTES) {
    return fail('too-large', `the batch has ${sizeBytes} bytes, ${MAX_BATCH_BYTES} are allowed`);
  }
  const accepted = new Map<string, AppEvent>();
  const rejected: RejectedEvent[] = [];
  inputs.forEach((input, index) => {
    const parsed = parsePhoneEvent(input);
    if (parsed.ok) accepted.set(parsed.value.eventId, parsed.value);
    else rejected.push({ index, ...identified(input), issues: parsed.issues });
  });
  const events = [...accepted.values()];
  const losses = lossInputs.flatMap((input) => {
    const parsed = parseEventLoss(input);
    return parsed.ok ? [parsed.value] : [];
  });
  if (events.length + losses.length > 0) {
    const batch = buildEventBatch({ openid, batchId, receivedAtMs: nowMs, events, losses });
    await putBatch(documentKey(openid, batchId), batch);
  }
  return succeed({ acceptedIds: [...accepted.keys()], rejected });
}

/** What is WeChat's word and told to another function, which records it: from a phone it is forged. */
const RECORDED_BY: ReadonlyMap<string, string> = new Map<AppEvent['kind'], string>([
  ['group-entered', 'groups'],
  ['official-account-followed', 'official-account'],
  ['official-account-unfollowed', 'official-account'],
  ['official-account-menu-tapped', 'official-account'],
  ['official-account-message-received', 'official-account'],
]);

function parsePhoneEvent(input: unknown): Parsed<AppEvent> {
  const parsed = parseEvent(input);
  if (!parsed.ok) return parsed;
  const { kind } = parsed.value;
  const recorder = RECORDED_BY.get(kind);
  if (recorder === undefined) return parsed;
  return { ok: false, issues: [`kind: ${kind} is recorded by the function ${recorder} alone`] };
}

function identified(input: unknown): { eventId?: string } {
  const eventId = (input as { eventId?: unknown } | null)?.eventId;
  return typeof eventId === 'string' ? { eventId } : {};
}
