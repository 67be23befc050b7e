import * as v from 'valibot';
import { AFTER_SALES_STATES, type CloudReply, type Order, type ShopOrderFilter } from '../../src/contracts';
import { appendInTransaction, type AuditNote, type AuditSigner } from '../runtime/auditTrail';
import { type Database } from '../runtime/database';
import { type PageRequest } from '../runtime/page';
import { type PersonalFields } from '../runtime/personalFields';
import { readDocument } from '../runtime/readDocument';
import { transact, type DocumentTransaction } from '../runtime/transact';
import { type StepTransaction } from '../shop/changeOrder';
import { createGoodsTransaction } from '../shop/goodsTransaction';
import { ClosedOrder, openOrder, StoredOrder } from '../shop/storedOrder';

/** Everybody's orders, closed: who gets them is read only where `open` is called. */
export interface ShopOrdersRepository {
  /** Newest first. */
  list(page: PageRequest & { filter?: ShopOrderFilter | undefined }): Promise<ListedOrder[]>;
  findOrder(orderId: string): Promise<ClosedOrder | undefined>;
  /** Runs `work` in isolation: an `ok` reply keeps its writes and its notes, any other undoes them. */
  transact<Value>(
    work: (transaction: ShopOrdersTransaction) => Promise<CloudReply<Value>>,
  ): Promise<CloudReply<Value>>;
}

export interface ListedOrder {
  order: ClosedOrder;
  /** Throws without the key that it was sealed by. */
  open(): Pick<Order, 'address' | 'note'>;
}

export interface ShopOrdersTransaction extends StepTransaction<ClosedOrder> {
  findOrder(orderId: string): Promise<ClosedOrder | undefined>;
  /** Into the audit log. */
  note(note: AuditNote): Promise<void>;
}

export interface ShopOrdersOptions {
  database: Database;
  personalFields: PersonalFields;
  signer: AuditSigner;
}

export function createShopOrdersRepository(options: ShopOrdersOptions): ShopOrdersRepository {
  const { database, personalFields } = options;
  const orders = database.collection('orders');
  return {
    async list({ filter, offset, limit }) {
      const query = orders.where(filter === undefined ? {} : whereOf(filter));
      const sorted = query.orderBy('placedAtMs', 'desc').orderBy('_id', 'asc');
      const { data } = await sorted.skip(offset).limit(limit).get();
      return data.map((entry) => {
        const stored = v.parse(StoredOrder, entry);
        return {
          order: v.parse(ClosedOrder, stored),
          open() {
            const { address, note } = openOrder(stored, personalFields);
            return { address, note };
          },
        };
      });
    },
    findOrder: async (orderId) => readDocument(ClosedOrder, orders.doc(orderId)),
    transact: async (work) =>
      transact(
        () => database.startTransaction(),
        (transaction) => work(createTransaction(transaction, options)),
      ),
  };
}

function createTransaction(
  transaction: DocumentTransaction,
  { database, signer }: ShopOrdersOptions,
): ShopOrdersTransaction {
  const orders = transaction.collection('orders');
  return {
    ...createGoodsTransaction(transaction),
    findOrder: async (orderId) => readDocument(ClosedOrder, orders.doc(orderId)),
    async putOrder({ orderId, status, shipment, afterSales, refund }) {
      // An update, and not the whole document: what is sealed stays as it is.
      const data = {
        status,
        ...(shipment && { shipment }),
        ...(afterSales && { afterSales }),
        ...(refund && { refund }),
      };
      await orders.doc(orderId).update({ data });
    },
    note: (note) => appendInTransaction(note, signer, database, transaction),
  };
}

function whereOf(filter: ShopOrderFilter): object {
  const ofComplaints: readonly string[] = AFTER_SALES_STATES;
  return ofComplaints.includes(filter) ? { 'afterSales.state': filter } : { status: filter };
}
