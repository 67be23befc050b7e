import { parseCloudReply } from '../contracts/cloudReply';
import { type SyncRequest, SyncResult } from '../contracts/sync';
import { type CloudClient } from '../platform';
import { type Segment } from './segment';

export type Delivery =
  /** The cloud has decided on these events; those it did not name wait for another batch. */
  | { kind: 'settled'; acceptedIds: ReadonlySet<string>; rejectedIds: ReadonlySet<string> }
  /** Not known to have arrived; the same batch is sent again, not before `waitMs`. */
  | { kind: 'retry'; waitMs: number; detail: string };

/** Sends one closed segment to the `collect` function and reads its answer. Never throws. */
export async function deliverBatch(
  cloud: CloudClient,
  { batchId, events, losses }: Segment,
): Promise<Delivery> {
  const request: SyncRequest = { batchId, events, ...(losses.length > 0 && { losses }) };
  let reply: unknown;
  try {
    reply = await cloud.callFunction('collect', request);
  } catch (error) {
    return { kind: 'retry', waitMs: 0, detail: String(error) };
  }
  const parsed = parseCloudReply(SyncResult, reply);
  if (!parsed.ok) return { kind: 'retry', waitMs: 0, detail: parsed.issues.join('; ') };
  const queuedIds = events.map(({ eventId }) => eventId);
  if (parsed.value.ok) {
    const { acceptedIds, rejected } = parsed.value.value;
    const accepted = new Set(acceptedIds);
    return {
      kind: 'settled',
      acceptedIds: new Set(queuedIds.filter((eventId) => accepted.has(eventId))),
      rejectedIds: new Set(rejected.flatMap(({ index }) => queuedIds[index] ?? [])),
    };
  }
  const { code, message, retryAfterMs = 0 } = parsed.value.error;
  // The whole request breaks the contract: no repeat of it can succeed, and it would block everything behind it.
  if (code === 'bad-request' || code === 'too-large') {
    return { kind: 'settled', acceptedIds: new Set(), rejectedIds: new Set(queuedIds) };
  }
  return { kind: 'retry', waitMs: retryAfterMs, detail: `${code}: ${message}` };
}
