import * as v from 'valibot';
import { ErasureReceipt, PrivacyAuditEntry } from '../../src/contracts';
import { shopDay } from '../collect/timing';
import { type Database } from '../runtime/database';
import { documentKey } from '../runtime/documentKey';
import { type PageRequest } from '../runtime/page';
import { readDocument } from '../runtime/readDocument';

/** An erasure as it is stored; whose it is stands in it only until it is complete, for the timer that goes on with it. */
export const Erasure = v.object({ ...ErasureReceipt.entries, openid: v.optional(v.string()) });
export type Erasure = v.InferOutput<typeof Erasure>;

/** What was asked of the function: receipts, and the shop's audit. Ids are hashes that hold the caller's openid. */
export interface PrivacyRequests {
  findErasure(openid: string, receiptId: string): Promise<Erasure | undefined>;
  putErasure(openid: string, erasure: Erasure): Promise<void>;
  /** Erasures that the cloud has to go on with, oldest first. */
  listUnfinished(limit: number): Promise<Erasure[]>;
  /** One entry for a shopper and day: it cannot be used to fill the log. */
  noteExport(openid: string, nowMs: number): Promise<void>;
  /** Newest first. */
  listAudit(page: PageRequest): Promise<PrivacyAuditEntry[]>;
}

export function createPrivacyRequests(database: Database): PrivacyRequests {
  const requests = database.collection('privacyRequests');
  const erasureId = (openid: string, receiptId: string) => documentKey('erasure', openid, receiptId);
  return {
    findErasure: async (openid, receiptId) =>
      readDocument(Erasure, requests.doc(erasureId(openid, receiptId))),
    async putErasure(openid, erasure) {
      await requests.doc(erasureId(openid, erasure.receiptId)).set({ data: { kind: 'erasure', ...erasure } });
    },
    async listUnfinished(limit) {
      const unfinished = requests.where({ status: database.command.in(['running', 'orders-under-way']) });
      const { data } = await unfinished.orderBy('requestedAtMs', 'asc').limit(limit).get();
      return data.map((erasure) => v.parse(Erasure, erasure));
    },
    async noteExport(openid, nowMs) {
      const id = documentKey('export', openid, shopDay(nowMs));
      await requests.doc(id).set({ data: { kind: 'export', requestedAtMs: nowMs } });
    },
    async listAudit({ offset, limit }) {
      const { data } = await requests.orderBy('requestedAtMs', 'desc').skip(offset).limit(limit).get();
      return data.map((entry) => v.parse(PrivacyAuditEntry, entry));
    },
  };
}
