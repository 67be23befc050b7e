import * as v from 'valibot';
import {
  AuditEntry,
  CLOUD_ACTIONS,
  CLOUD_KEY_ID,
  entryHash,
  signedText,
} from '../../cloudfunctions/runtime/auditEntry';
import { type AuditNote, type AuditSigner, nextSigned } from '../../cloudfunctions/runtime/auditTrail';
import { isSigned, type PublicKeys } from '../../src/inference/trustedKeys';
import { type Database } from './connectCloud';
import { MerchantError } from './merchantError';
import { signText, type MerchantKeys } from './merchantKeys';

const ATTEMPTS = 5;

/** The shop's owner, who holds a key. */
export function signerOf(keys: MerchantKeys): AuditSigner {
  return { keyId: keys.keyId, sign: (text) => signText(text, keys) };
}

/**
 * Appends to the shop's log of what its owners did. Each entry holds the hash of the one before and is signed, so that a
 * changed, removed or inserted one shows in `readAuditLog`; nothing here changes or removes any.
 */
export async function appendAudit(database: Database, keys: MerchantKeys, note: AuditNote): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { id, entry } = await nextSigned(note, signerOf(keys), database);
    try {
      // `add` and not `set`: an entry that is there already is never replaced.
      await database.collection('auditLog').add({ data: { _id: id, ...entry } });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error; // somebody else appended meanwhile, or the cloud fails
    }
  }
}

/**
 * The whole log, with the signatures checked of those whose key is among `publicKeys`. What the cloud did by itself is not
 * signed; the next signed entry vouches for it. Throws `MerchantError` naming the entry at which it is not what was written.
 */
export async function readAuditLog(database: Database, publicKeys: PublicKeys = {}): Promise<AuditEntry[]> {
  const entries = await readEntries(database);
  entries.forEach((entry, index) => {
    const before = entries[index - 1];
    const isNext = entry.sequence === index + 1 && entry.previousSha256 === (before ? entryHash(before) : '');
    if (!isNext || !isGenuine(entry, publicKeys))
      throw new MerchantError(`the audit log is broken at entry ${index + 1}: it was changed or removed`);
  });
  return entries;
}

function isGenuine({ signature, ...unsigned }: AuditEntry, publicKeys: PublicKeys): boolean {
  const { keyId, action } = unsigned;
  if (keyId === CLOUD_KEY_ID) return CLOUD_ACTIONS.includes(action) && signature === '';
  const publicKey = Object.hasOwn(publicKeys, keyId) ? publicKeys[keyId] : undefined;
  return publicKey === undefined || isSigned(signedText(unsigned), signature, publicKey);
}

async function readEntries(database: Database): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (;;) {
    const query = database.collection('auditLog').orderBy('sequence', 'asc').skip(entries.length).limit(1000);
    const { data } = (await query.get()) as { data: unknown[] };
    entries.push(...data.map((entry) => v.parse(AuditEntry, entry)));
    if (data.length < 1000) return entries;
  }
}
