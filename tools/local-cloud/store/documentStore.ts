import { randomBytes } from 'node:crypto';
import { type CollectionDeclarations } from '../collections';
import { DatabaseError } from './databaseError';
import { formatEjson, parseEjsonObject, resolvePlaceholders, type Document, type Fields } from './document';
import { DocumentTables, duplicateKey } from './documentTables';
import { aggregateDocuments, applyModifier, selectDocuments, type Selection } from './queryEngine';
import { buildSqlFilter, buildSqlOrder } from './sqlFilter';
import { overlayOf, Transactions, type Transaction } from './transactions';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
/** How long a plain write waits for a document that a transaction has written. */
const LOCK_WAIT_MS = 5_000;

export interface ModifyOptions {
  /** Change every match instead of the first. */
  multi: boolean;
  /** `modifier` holds operators (`$set`, `$inc`, …); otherwise it is the whole new document. */
  merge: boolean;
  upsert: boolean;
}

/**
 * A document database with MongoDB's semantics on one durable file. Reads take a snapshot inside a
 * transaction; a plain write waits for a document that a transaction holds. Documents leave as EJSON text.
 */
export class DocumentStore {
  private readonly tables: DocumentTables;
  private readonly transactions = new Transactions();

  constructor(
    path: string,
    declarations: CollectionDeclarations,
    private readonly now: () => number = Date.now,
  ) {
    this.tables = new DocumentTables(path, declarations);
  }

  createCollection(name: string): void {
    this.tables.create(name);
  }

  find(collection: string, query: Fields, options: Selection = {}, transactionId?: string): string[] {
    const { order, offset = 0, projection } = options;
    const limit = Math.min(options.limit || DEFAULT_LIMIT, MAX_LIMIT);
    const transaction = this.transaction(transactionId);
    const fields = this.tables.fields(collection);
    const filter = buildSqlFilter(query, fields);
    const sqlOrder = order && buildSqlOrder(order, fields);
    if (filter.isExact && !transaction && (sqlOrder !== undefined || !order)) {
      const rows = this.tables.select(collection, filter, { order: sqlOrder, limit, offset });
      if (!projection) return rows.map(({ body }) => body);
      const page = rows.map(({ body }) => parseDocument(body));
      return selectDocuments(page, {}, { projection }).map(formatEjson);
    }
    const candidates = this.candidates(collection, query, transaction);
    return selectDocuments(candidates, query, { ...options, limit }).map(formatEjson);
  }

  count(collection: string, query: Fields): number {
    const filter = buildSqlFilter(query, this.tables.fields(collection));
    if (filter.isExact) return this.tables.count(collection, filter);
    return this.matches(collection, query, Infinity).length;
  }

  aggregate(collection: string, stages: Fields[]): string[] {
    const first = stages[0]?.['$match'];
    const candidates = this.candidates(collection, (first ?? {}) as Fields);
    return aggregateDocuments(candidates, stages, (name) => this.candidates(name, {})).map(formatEjson);
  }

  /** All or nothing. Resolves with the documents' ids. */
  async insert(collection: string, inputs: Fields[], transactionId?: string): Promise<string[]> {
    const documents = inputs.map((input) =>
      this.identified(resolvePlaceholders(input, this.now()) as Fields),
    );
    const transaction = this.transaction(transactionId);
    if (transaction) {
      for (const document of documents) {
        if (this.matches(collection, { _id: document._id }, 1, transaction).length > 0) {
          throw duplicateKey(collection, document._id);
        }
        this.transactions.write(transaction, collection, document._id, document);
      }
    } else {
      await this.writeUnlocked(
        collection,
        () => documents.map(({ _id }) => _id),
        () => {
          for (const document of documents) {
            this.preserve(collection, document._id);
            this.tables.insert(collection, document);
          }
        },
      );
    }
    return documents.map(({ _id }) => _id);
  }

  /** Resolves with the number of changed documents, and the id of one that `upsert` created. */
  async modify(
    collection: string,
    query: Fields,
    rawModifier: Fields,
    { multi, merge, upsert }: ModifyOptions,
    transactionId?: string,
  ): Promise<{ updated: number; upsertedId?: string }> {
    const modifier = resolvePlaceholders(rawModifier, this.now()) as Fields;
    const transaction = this.transaction(transactionId);
    const change = () => {
      const writes: Document[] = [];
      const hits = this.matches(collection, query, multi ? Infinity : 1, transaction);
      for (const hit of hits) {
        if (!merge) writes.push({ ...modifier, _id: hit._id });
        else if (applyModifier(hit, modifier)) writes.push(hit);
      }
      if (hits.length > 0 || !upsert) return { writes, updated: writes.length };
      const created = this.identified(typeof query['_id'] === 'string' ? { _id: query['_id'] } : {});
      if (merge) applyModifier(created, modifier);
      else Object.assign(created, modifier);
      return { writes: [created], updated: 0, upsertedId: created._id };
    };
    if (transaction) {
      const { writes, ...outcome } = change();
      for (const document of writes) this.transactions.write(transaction, collection, document._id, document);
      return outcome;
    }
    let changed: ReturnType<typeof change> = { writes: [], updated: 0 };
    await this.writeUnlocked(
      collection,
      () => (changed = change()).writes.map(({ _id }) => _id),
      () => {
        for (const document of changed.writes) {
          this.preserve(collection, document._id);
          this.tables.put(collection, document);
        }
      },
    );
    const { updated, upsertedId } = changed;
    return { updated, ...(upsertedId === undefined ? {} : { upsertedId }) };
  }

  async remove(collection: string, query: Fields, multi: boolean, transactionId?: string): Promise<number> {
    const transaction = this.transaction(transactionId);
    const hits = () =>
      this.matches(collection, query, multi ? Infinity : 1, transaction).map(({ _id }) => _id);
    if (transaction) {
      const ids = hits();
      for (const id of ids) this.transactions.write(transaction, collection, id, null);
      return ids.length;
    }
    let ids: string[] = [];
    await this.writeUnlocked(
      collection,
      () => (ids = hits()),
      () => {
        for (const id of ids) {
          this.preserve(collection, id);
          this.tables.delete(collection, id);
        }
      },
    );
    return ids.length;
  }

  beginTransaction(): string {
    return this.transactions.begin().id;
  }

  commitTransaction(id: string): void {
    const transaction = this.transactions.get(id);
    try {
      this.tables.atomically(() => {
        for (const [collection, { writes }] of transaction.overlays) {
          for (const [documentId, document] of writes) {
            this.preserve(collection, documentId, transaction);
            if (document) this.tables.put(collection, document);
            else this.tables.delete(collection, documentId);
          }
        }
      });
    } finally {
      this.transactions.end(id);
    }
  }

  /** Rolling back what has already ended is not an error: a conflict has ended it before the SDK could. */
  abortTransaction(id: string): void {
    this.transactions.end(id);
  }

  /** Writes many documents in one go, past the wire: for seeding. */
  replaceAll(changes: Iterable<{ collection: string; put?: Document; deleteId?: string }>): void {
    this.tables.atomically(() => {
      for (const { collection, put, deleteId } of changes) {
        const id = put?._id ?? deleteId ?? '';
        this.preserve(collection, id);
        if (put) this.tables.put(collection, put);
        else this.tables.delete(collection, id);
      }
    });
  }

  /** Every document of a collection, past the limits of the wire. */
  readAll(collection: string): Document[] {
    return this.candidates(collection, {});
  }

  /** Writes a compact copy of all documents as they are now to the new file `path`. */
  copyTo(path: string): void {
    this.tables.copyTo(path);
  }

  close(): void {
    this.transactions.close();
    this.tables.close();
  }

  private transaction(id: string | undefined): Transaction | undefined {
    return id === undefined ? undefined : this.transactions.get(id);
  }

  private identified(fields: Fields): Document {
    const id = fields['_id'] ?? randomBytes(16).toString('hex');
    if (typeof id !== 'string' || id === '') {
      throw new DatabaseError('INVALID_PARAM', '_id: expected a non-empty string');
    }
    return { ...fields, _id: id };
  }

  /** Documents that may match: a superset, as the caller's view of the database has them. */
  private candidates(collection: string, query: Fields, transaction?: Transaction): Document[] {
    const rows = this.tables.select(collection, buildSqlFilter(query, this.tables.fields(collection)));
    if (!transaction) return rows.map(({ body }) => parseDocument(body));
    const { before, writes } = overlayOf(transaction, collection);
    const documents = rows
      .filter(({ _id }) => !before.has(_id) && !writes.has(_id))
      .map(({ body }) => parseDocument(body));
    for (const [id, body] of before)
      if (body !== null && !writes.has(id)) documents.push(parseDocument(body));
    for (const written of writes.values()) if (written) documents.push(parseDocument(formatEjson(written)));
    return documents;
  }

  private matches(collection: string, query: Fields, limit: number, transaction?: Transaction): Document[] {
    const candidates = this.candidates(collection, query, transaction);
    return selectDocuments(candidates, query).slice(0, limit);
  }

  private preserve(collection: string, id: string, writer?: Transaction): void {
    this.transactions.preserve(collection, id, () => this.tables.get(collection, id)?.body ?? null, writer);
  }

  /** Runs a plain write in one SQL transaction once no other transaction holds any of its documents. */
  private async writeUnlocked(collection: string, ids: () => string[], write: () => void): Promise<void> {
    const deadlineMs = performance.now() + LOCK_WAIT_MS;
    for (;;) {
      const isDone = this.tables.atomically(() => {
        if (ids().some((id) => this.transactions.isLocked(collection, id))) return false;
        write();
        return true;
      });
      if (isDone) return;
      const remainingMs = deadlineMs - performance.now();
      if (remainingMs <= 0) {
        throw new DatabaseError(
          'DATABASE_REQUEST_FAILED',
          `${collection}: the document is held by a transaction for more than ${LOCK_WAIT_MS} ms`,
        );
      }
      await this.transactions.released(remainingMs);
    }
  }
}

const parseDocument = (body: string) => parseEjsonObject(body, 'document') as Document;
