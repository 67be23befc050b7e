import { type AuditEntry, entryHash } from './auditEntry';
import { appendInTransaction, CLOUD_SIGNER } from './auditTrail';
import { type Database } from './database';
import { isConflict, type DocumentTransaction } from './transact';

/** A log whose end the query sees after `seen` of its entries. */
function createLog(entries: AuditEntry[], seen = entries.length) {
  const query = {
    orderBy: () => query,
    limit: () => query,
    get: async () => ({ data: entries.slice(0, seen).slice(-1) }),
  };
  const place = (id: string) => ({
    get: async () => ({ data: entries[Number(id) - 1] ?? null }),
    set: async ({ data }: { data: object }) => void entries.push(data as AuditEntry),
  });
  const append = (action: string) =>
    appendInTransaction(
      { action, detail: { orderId: '1' }, atMs: 1 },
      CLOUD_SIGNER,
      { collection: () => query } as unknown as Database,
      { collection: () => ({ doc: place }) } as unknown as DocumentTransaction,
    );
  return { entries, append };
}

it('chains each entry to the one before', async () => {
  const { entries, append } = createLog([]);
  await append('ship-order');
  const again = createLog(entries);
  await again.append('refund-order');
  expect(entries).toMatchObject([
    { sequence: 1, action: 'ship-order', previousSha256: '', keyId: 'cloud', signature: '' },
    { sequence: 2, action: 'refund-order', previousSha256: entryHash(entries[0]!) },
  ]);
});

it('has the transaction repeated, and replaces nothing, when somebody else was first', async () => {
  const { entries, append } = createLog([]);
  await append('ship-order');
  const late = createLog(entries, 0);
  const failure: unknown = await late.append('refund-order').catch((error: unknown) => error);
  expect(isConflict(failure)).toBe(true);
  expect(entries).toHaveLength(1);
});
