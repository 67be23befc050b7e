import * as v from 'valibot';
import { AuditEntry, CLOUD_KEY_ID, entryId, nextEntry, signedText } from './auditEntry';
import { type Database } from './database';
import { type DocumentTransaction } from './transact';

/** Whoever vouches for an entry. */
export interface AuditSigner {
  keyId: string;
  sign(text: string): string;
}

/** The cloud holds no key: the next entry that is signed vouches for its own. */
export const CLOUD_SIGNER: AuditSigner = { keyId: CLOUD_KEY_ID, sign: () => '' };

export interface AuditNote {
  action: string;
  detail: object;
  atMs: number;
}

/** The entry that would come next, with its `_id`: whoever adds it finds out whether somebody else was first. */
export async function nextSigned(
  { action, detail, atMs }: AuditNote,
  { keyId, sign }: AuditSigner,
  database: Pick<Database, 'collection'>,
): Promise<{ id: string; entry: AuditEntry }> {
  const { data } = await database.collection('auditLog').orderBy('sequence', 'desc').limit(1).get();
  const [last] = data.map((entry) => v.parse(AuditEntry, entry));
  const unsigned = nextEntry(last, { action, detail, atMs, keyId });
  return { id: entryId(unsigned), entry: { ...unsigned, signature: sign(signedText(unsigned)) } };
}

/**
 * Appends to the audit log within a transaction, so that what was done is on record or was not done. An entry of somebody
 * else's that comes in between is a conflict, and the whole transaction is taken again.
 */
export async function appendInTransaction(
  note: AuditNote,
  signer: AuditSigner,
  database: Database,
  transaction: DocumentTransaction,
): Promise<void> {
  // A transaction finds nothing by query (wx-server-sdk 4.0.2).
  const { id, entry } = await nextSigned(note, signer, database);
  const place = transaction.collection('auditLog').doc(id);
  if ((await place.get()).data != null)
    throw new Error('TransactionConflict: the log has this entry already');
  await place.set({ data: entry });
}
