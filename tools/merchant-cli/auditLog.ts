import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Database } from './connectCloud';
import { MerchantError } from './merchantError';
import { signText, type MerchantKeys } from './merchantKeys';

const Entry = v.object({
  sequence: v.number(),
  atMs: v.number(),
  action: v.string(),
  /** What was done, as JSON: versions, percentages, what was overridden. */
  detail: v.string(),
  /** `entryHash` of the entry before; empty for the first. */
  previousSha256: v.string(),
  keyId: v.string(),
  signature: v.string(),
});
export type AuditEntry = v.InferOutput<typeof Entry>;

const ATTEMPTS = 5;

/**
 * Appends to the shop's log of what its owners did. Each entry holds the hash of the one before and is signed, so that a
 * changed, removed or inserted one shows in `readAuditLog`; nothing here changes or removes any.
 */
export async function appendAudit(
  database: Database,
  keys: MerchantKeys,
  entry: { action: string; detail: object; atMs: number },
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const last = (await readEntries(database)).at(-1);
    const unsigned = {
      sequence: (last?.sequence ?? 0) + 1,
      atMs: entry.atMs,
      action: entry.action,
      detail: JSON.stringify(entry.detail),
      previousSha256: last ? entryHash(last) : '',
      keyId: keys.keyId,
    };
    const signature = signText(JSON.stringify(unsigned), keys);
    try {
      const _id = String(unsigned.sequence).padStart(9, '0');
      // `add` and not `set`: an entry that is there already is never replaced.
      await database.collection('auditLog').add({ data: { _id, ...unsigned, signature } });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error; // somebody else appended meanwhile, or the cloud fails
    }
  }
}

/** The whole log. Throws `MerchantError` naming the entry at which it is not what was written. */
export async function readAuditLog(database: Database): Promise<AuditEntry[]> {
  const entries = await readEntries(database);
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    const isNext = entry.sequence === index + 1 && entry.previousSha256 === (before ? entryHash(before) : '');
    if (!isNext)
      throw new MerchantError(`the audit log is broken at entry ${index + 1}: it was changed or removed`);
  });
  return entries;
}

async function readEntries(database: Database): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const query = database.collection('auditLog').orderBy('sequence', 'asc').skip(entries.length).limit(1000);
    const { data } = (await query.get()) as { data: unknown[] };
    entries.push(...data.map((entry) => v.parse(Entry, entry)));
    if (data.length < 1000) return entries;
  }
}

function entryHash(entry: AuditEntry): string {
  const { sequence, atMs, action, detail, previousSha256, keyId, signature } = entry;
  const text = JSON.stringify([sequence, atMs, action, detail, previousSha256, keyId, signature]);
  return createHash('sha256').update(text).digest('hex');
}
