import { createHash } from 'node:crypto';
import * as v from 'valibot';

/** The `keyId` of what the cloud did by itself: it holds no key, so these entries are chained but not signed. */
export const CLOUD_KEY_ID = 'cloud';

/** What the cloud does by itself, or for people of the shop who hold no key: nothing else is believed without a signature. */
export const CLOUD_ACTIONS: readonly string[] = [
  ...['stopped-by-cloud', 'stopped-by-operator'],
  ...['ship-order', 'correct-shipment', 'approve-refund', 'decline-refund', 'refund-order', 'read-personal'],
];

/** One entry of the shop's audit log, as it is stored under its sequence number. */
export const AuditEntry = v.object({
  sequence: v.number(),
  atMs: v.number(),
  action: v.string(),
  /** What was done, as JSON: versions, percentages, what was overridden. */
  detail: v.string(),
  /** `entryHash` of the entry before; empty for the first. */
  previousSha256: v.string(),
  keyId: v.string(),
  /** Of `signedText`, by `keyId`; empty for what the cloud did. */
  signature: v.string(),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;
type Unsigned = Omit<AuditEntry, 'signature'>;

/** The entry that follows `last`, not signed yet. */
export function nextEntry(
  last: AuditEntry | undefined,
  { action, detail, atMs, keyId }: { action: string; detail: object; atMs: number; keyId: string },
): Unsigned {
  return {
    sequence: (last?.sequence ?? 0) + 1,
    atMs,
    action,
    detail: JSON.stringify(detail),
    previousSha256: last ? entryHash(last) : '',
    keyId,
  };
}

/** `_id` of an entry: nobody adds a second one with its number. */
export function entryId({ sequence }: Pick<AuditEntry, 'sequence'>): string {
  return String(sequence).padStart(9, '0');
}

/** The text that the signature of an entry is over. */
export function signedText({ sequence, atMs, action, detail, previousSha256, keyId }: Unsigned): string {
  return JSON.stringify({ sequence, atMs, action, detail, previousSha256, keyId });
}

export function entryHash(entry: AuditEntry): string {
  const { sequence, atMs, action, detail, previousSha256, keyId, signature } = entry;
  const text = JSON.stringify([sequence, atMs, action, detail, previousSha256, keyId, signature]);
  return createHash('sha256').update(text).digest('hex');
}
