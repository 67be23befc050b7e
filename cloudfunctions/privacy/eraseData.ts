import { type ErasureReceipt } from '../../src/contracts';
import { discardUploads } from '../photos/discardUploads';
import { withdrawReview } from '../reviews/withdrawReview';
import { type CloudFiles } from '../runtime/cloudFiles';
import { type Database, type Query } from '../runtime/database';
import { ownedBy, PERSONAL_COLLECTIONS, type PersonalCollection } from './personalCollections';
import { type Erasure, type PrivacyRequests } from './privacyRequests';
import { endedOrders, retireOrder } from './retireOrder';

/** Documents that take a transaction each: this many a call. */
const TRANSACTIONS_A_CALL = 50;

export interface ErasureContext {
  database: Database;
  files: CloudFiles;
  requests: PrivacyRequests;
  nowMs: number;
}

/**
 * Begins an erasure, or goes on with the one of this receipt: all that was the caller's when it was first asked for. It is
 * on record, with what there is to erase, before the first document goes: whatever is cut short is gone on with, by the
 * next call or by the timer, and the receipt counts each document once.
 */
export async function eraseData(
  caller: string,
  receiptId: string,
  context: ErasureContext,
): Promise<ErasureReceipt> {
  const { requests, nowMs } = context;
  const known = await requests.findErasure(caller, receiptId);
  if (known?.status === 'complete') return receiptOf(known);
  const erasure = known ?? {
    receiptId,
    openid: caller,
    requestedAtMs: nowMs,
    status: 'running' as const,
    found: await countAll(caller, nowMs, context.database, ({ erasure }) => erasure !== 'keep'),
    kept: {},
  };
  if (!known) await requests.putErasure(caller, erasure);
  const after = await goOn(caller, erasure, context);
  await requests.putErasure(caller, after);
  return receiptOf(after);
}

export function receiptOf({ openid: _openid, ...receipt }: Erasure): ErasureReceipt {
  return receipt;
}

async function goOn(caller: string, erasure: Erasure, context: ErasureContext): Promise<Erasure> {
  const { database, files } = context;
  let room = TRANSACTIONS_A_CALL;
  for (const collection of PERSONAL_COLLECTIONS) {
    const owned = await ownedUntil(collection, caller, erasure.requestedAtMs, database);
    const documents = database.collection(collection.name);
    if (collection.erasure === 'remove') await documents.where(owned).remove();
    if (collection.erasure === 'discard-upload') {
      while ((await discardUploads(owned, database, files)) > 0)
        if (room-- === 0) return { ...erasure, status: 'running' };
    }
    if (collection.erasure === 'withdraw-review') {
      for (const id of await idsOf(documents.where(owned), room)) {
        if (room-- === 0) return { ...erasure, status: 'running' };
        await withdrawReview(id, caller, { database, files });
      }
    }
    if (collection.erasure === 'retire-order') {
      for (const ended of endedOrders(context.nowMs, database)) {
        for (const id of await idsOf(documents.where({ ...owned, ...ended }), room)) {
          if (room-- === 0) return { ...erasure, status: 'running' };
          await retireOrder(id, caller, context.nowMs, database);
        }
      }
    }
  }
  return finish(caller, erasure, context);
}

/** At most one more than there is room for: it tells that there is more to do. */
async function idsOf(query: Query, room: number): Promise<string[]> {
  const { data } = await query
    .orderBy('_id', 'asc')
    .limit(room + 1)
    .get();
  return (data as { _id: string }[]).map(({ _id }) => _id);
}

async function finish(
  caller: string,
  { openid, ...erasure }: Erasure,
  { database, nowMs }: ErasureContext,
): Promise<Erasure> {
  const countWhere = async (rule: PersonalCollection['erasure'], untilMs: number) =>
    countAll(caller, untilMs, database, (collection) => collection.erasure === rule);
  const untouched = await countWhere('keep', nowMs);
  const underWay = (await countWhere('retire-order', erasure.requestedAtMs))['orders'] ?? 0;
  const orderRecords = (erasure.found['orders'] ?? 0) - underWay;
  const kept = Object.fromEntries(
    Object.entries({ ...untouched, orderRecords, orders: underWay }).filter(([, count]) => count > 0),
  );
  return underWay > 0
    ? { ...erasure, ...(openid && { openid }), status: 'orders-under-way', kept }
    : { ...erasure, status: 'complete', completedAtMs: nowMs, kept };
}

async function countAll(
  caller: string,
  untilMs: number,
  database: Database,
  isCounted: (collection: PersonalCollection) => boolean,
): Promise<Record<string, number>> {
  const counts = await Promise.all(
    PERSONAL_COLLECTIONS.filter(isCounted).map(async (collection) => {
      const owned = await ownedUntil(collection, caller, untilMs, database);
      return [collection.name, (await database.collection(collection.name).where(owned).count()).total];
    }),
  );
  return Object.fromEntries(counts) as Record<string, number>;
}

async function ownedUntil(
  collection: PersonalCollection,
  caller: string,
  untilMs: number,
  database: Database,
): Promise<object> {
  const owned = await ownedBy(collection, caller, database);
  const { arrivedAt } = collection;
  return arrivedAt === undefined ? owned : { ...owned, [arrivedAt]: database.command.lte(untilMs) };
}
