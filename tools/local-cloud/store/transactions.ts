import { randomBytes } from 'node:crypto';
import { conflict, DatabaseError } from './databaseError';
import { type Document } from './document';

/** MongoDB's `transactionLifetimeLimitSeconds`. */
const LIFETIME_MS = 60_000;

/** A transaction's private view of one collection, by document id. `null`: the document is absent. */
export interface Overlay {
  /** Bodies as they were when the transaction started, of documents that others have changed since. */
  before: Map<string, string | null>;
  /** What the transaction itself has written. */
  writes: Map<string, Document | null>;
}

export interface Transaction {
  readonly id: string;
  readonly overlays: Map<string, Overlay>;
}

/**
 * Snapshot isolation with conflicts at the write, as MongoDB does it: a write to a document that somebody
 * else changed after the transaction began, or holds locked, fails at once and ends the transaction.
 */
export class Transactions {
  private readonly active = new Map<string, Transaction & { timer: NodeJS.Timeout }>();
  /** `collection/id` → the transaction that has written it and not yet ended. */
  private readonly locks = new Map<string, Transaction>();
  private waiting: (() => void)[] = [];

  begin(): Transaction {
    const id = randomBytes(16).toString('hex');
    const timer = setTimeout(() => this.end(id), LIFETIME_MS).unref();
    const transaction = { id, overlays: new Map<string, Overlay>(), timer };
    this.active.set(id, transaction);
    return transaction;
  }

  get(id: string): Transaction {
    const transaction = this.active.get(id);
    if (transaction) return transaction;
    throw new DatabaseError('DATABASE_TRANSACTION_FAIL', `no such transaction: it ended or expired (${id})`);
  }

  /** Commit and rollback alike: forgets the transaction and lets waiting writers on. */
  end(id: string): void {
    const transaction = this.active.get(id);
    if (!transaction) return;
    clearTimeout(transaction.timer);
    this.active.delete(id);
    for (const [key, owner] of this.locks) if (owner.id === id) this.locks.delete(key);
    const waiting = this.waiting;
    this.waiting = [];
    for (const resume of waiting) resume();
  }

  /** Records a write inside a transaction, or ends it with `DATABASE_TRANSACTION_CONFLICT`. */
  write(transaction: Transaction, collection: string, id: string, document: Document | null): void {
    const key = lockKey(collection, id);
    const overlay = overlayOf(transaction, collection);
    const owner = this.locks.get(key);
    if ((owner && owner.id !== transaction.id) || overlay.before.has(id)) {
      this.end(transaction.id);
      throw conflict(collection, id);
    }
    this.locks.set(key, transaction);
    overlay.writes.set(id, document);
  }

  isLocked(collection: string, id: string): boolean {
    return this.locks.has(lockKey(collection, id));
  }

  /** Keeps the old body for every other transaction that may still read it. Call before each change. */
  preserve(collection: string, id: string, readBody: () => string | null, writer?: Transaction): void {
    for (const transaction of this.active.values()) {
      if (transaction.id === writer?.id) continue;
      const { before } = overlayOf(transaction, collection);
      if (!before.has(id)) before.set(id, readBody());
    }
  }

  /** Resolves when the next transaction ends, or after `timeoutMs`. */
  async released(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  close(): void {
    for (const id of [...this.active.keys()]) this.end(id);
  }
}

export function overlayOf(transaction: Transaction, collection: string): Overlay {
  let overlay = transaction.overlays.get(collection);
  if (!overlay) {
    overlay = { before: new Map(), writes: new Map() };
    transaction.overlays.set(collection, overlay);
  }
  return overlay;
}

const lockKey = (collection: string, id: string) => `${collection}/${id}`;
