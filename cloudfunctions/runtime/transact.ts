import { type CloudReply } from '../../src/contracts';
import { fail } from './reply';

/** The part of the SDK's transaction that is safe: by id, and nothing else. */
export interface DocumentTransaction {
  collection(name: string): {
    doc(id: string): {
      get(): Promise<{ data: unknown }>;
      set(options: { data: object }): Promise<unknown>;
      update(options: { data: object }): Promise<unknown>;
      remove(): Promise<unknown>;
    };
  };
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

export interface TransactOptions {
  maxAttempts?: number;
  /** Waits before the next attempt. */
  sleep?: (durationMs: number) => Promise<void>;
  random?: () => number;
}

const FIRST_WAIT_MS = 10;
const MAX_WAIT_MS = 300;

/**
 * Runs `work` in a transaction: a reply that is `ok` commits, any other rolls back. Repeats after a write
 * conflict, because the SDK's own `runTransaction` repeats only conflicts at commit and the service raises
 * them at the write (wx-server-sdk 4.0.2). `work` must not use `where`: its writes survive a rollback.
 */
export async function transact<Transaction extends DocumentTransaction, Value>(
  start: () => Promise<Transaction>,
  work: (transaction: Transaction) => Promise<CloudReply<Value>>,
  options: TransactOptions = {},
): Promise<CloudReply<Value>> {
  const { maxAttempts = 12, sleep = wait, random = Math.random } = options;
  for (let attempt = 0; attempt < maxAttempts; attempt++) {
    const transaction = await start();
    try {
      const reply = await work(transaction);
      await (reply.ok ? transaction.commit() : transaction.rollback());
      return reply;
    } catch (error) {
      await transaction.rollback().catch(() => undefined); // a conflict has ended it already
      if (!isConflict(error)) throw error;
    }
    await sleep(random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt));
  }
  return fail('conflict', 'others are changing the same goods', { retryAfterMs: MAX_WAIT_MS });
}

/** The SDK keeps a conflict's code only at commit; at a write nothing but the service's message is left. */
export function isConflict(error: unknown): boolean {
  const { code, errMsg, message } = (error ?? {}) as { code?: unknown; errMsg?: unknown; message?: unknown };
  const text = String(errMsg ?? message ?? '');
  return code === 'DATABASE_TRANSACTION_CONFLICT' || /Transaction(Conflict|Busy)|WriteConflict/i.test(text);
}

async function wait(durationMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, durationMs));
}
