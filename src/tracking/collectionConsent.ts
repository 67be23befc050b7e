import { createSerialRunner } from '../concurrency/serialRunner';
import { type KeyValueStore } from '../platform';

const KEY = 'tracking/collection';

/**
 * ```
 *  unread ──load──▶ granted ◀──────────── withdrawn
 *     │               │      decide(true)     ▲
 *     └───────────────┴──▶ withdrawing ───────┘ the queue is purged and "off" is on disk
 *                      decide(false)
 * ```
 * Only `granted` lets anything be recorded or sent. A new grant waits until the purge of the last withdrawal is complete.
 */
export type ConsentState = 'unread' | 'granted' | 'withdrawing' | 'withdrawn';

/** The shopper's decision whether behaviour may be collected, remembered across starts. */
export interface CollectionConsent {
  state(): ConsentState;
  /** How often this run has been told to withdraw. What was begun before the last time must not be recorded. */
  withdrawals(): number;
  /** A decision: `false` holds at once, `true` with `settle`. */
  decide(granted: boolean): void;
  /** Reads what an earlier run decided. */
  load(): Promise<void>;
  /** Completes what is under way. Throws `StorageError` and then is to be called again; until then nothing leaves. */
  settle(): Promise<void>;
}

export function createCollectionConsent(options: {
  keyValueStore: KeyValueStore;
  byDefault: boolean;
  /** Deletes every event that waits. */
  purge: () => Promise<void>;
}): CollectionConsent {
  const { keyValueStore, byDefault, purge } = options;
  const inTurn = createSerialRunner();
  let state: ConsentState = 'unread';
  let withdrawals = 0;
  /** The decision of this run: newer than anything on disk. */
  let decision: boolean | undefined;

  /** What is on disk; `undefined` when that is not known. */
  let noted: 'on' | 'off' | undefined;

  async function note(next: 'on' | 'off'): Promise<void> {
    if (noted === next) return;
    noted = undefined;
    await keyValueStore.set(KEY, next);
    noted = next;
  }

  async function completeWithdrawal(): Promise<void> {
    // First: a run that ends during the purge must leave a sign for the next one.
    await note('off').catch(() => undefined);
    await purge();
    // What was purged has made room.
    await note('off');
    state = 'withdrawn';
  }

  return {
    state: () => state,
    withdrawals: () => withdrawals,
    decide(granted) {
      decision = granted;
      // Also from `withdrawn`: a grant may be on its way to the disk.
      if (granted) return;
      state = 'withdrawing';
      withdrawals += 1;
    },
    load: () =>
      inTurn(async () => {
        const stored = await keyValueStore.get(KEY);
        if (stored === 'on' || stored === 'off') noted = stored;
        if (state !== 'unread') return;
        const wasGranted = stored === undefined ? byDefault : stored === 'on';
        decision ??= wasGranted;
        if (wasGranted) state = 'granted';
        // The purge of an earlier run's withdrawal may have been cut short.
        else state = stored === undefined ? 'withdrawn' : 'withdrawing';
      }),
    settle: () =>
      inTurn(async () => {
        if (state === 'withdrawing') await completeWithdrawal();
        if (state !== 'withdrawn' || decision !== true) return;
        // A grant holds once it is noted: the next run would take what is queued without it for left over, and purge it.
        await note('on');
        if (decision && state === 'withdrawn') state = 'granted';
      }),
  };
}
