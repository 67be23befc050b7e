import * as v from 'valibot';
import { createSerialRunner } from '../../concurrency/serialRunner';
import { ConsentDecision, type ConsentPurpose, ErasureReceipt } from '../../contracts';
import {
  type AppLifecycle,
  type Clock,
  type Identifiers,
  type KeyValueStore,
  type Network,
} from '../../platform';
import { type PrivacyClient } from '../../shopClient/privacyClient';
import { createPersistedStore } from '../../state/persistedStore';
import { createValueStore, type ReadableStore } from '../../state/valueStore';
import { backoffDelayMs } from '../../tracking/backoff';

const KEPT_RECEIPTS = 5;
const KEPT_DECISIONS = 50;
/** A call that says `running` has done 50 documents of a kind: beyond this something is wrong. */
const MOST_CALLS = 200;

/** What is to be done for the shopper's privacy whatever happens to the app, and the receipts of what was done. */
const Agenda = v.object({
  /** Answers that the cloud has not heard of yet, oldest first. */
  decisions: v.array(ConsentDecision),
  erasure: v.nullable(
    v.object({ receiptId: v.string(), askedAtMs: v.number(), isDeviceErased: v.boolean() }),
  ),
  /** Newest first. */
  receipts: v.array(ErasureReceipt),
});
type Agenda = v.InferOutput<typeof Agenda>;

export interface PrivacyDeskState extends Agenda {
  isLoaded: boolean;
  /** A call to the cloud is under way. */
  isBusy: boolean;
}

/** Tells the cloud about consent and erasure, durably: what cannot be sent now is sent when the network is back. */
export interface PrivacyDesk extends ReadableStore<PrivacyDeskState> {
  /** Takes up what an earlier run left. Resolves when no erasure is waiting any more. */
  start(): Promise<void>;
  /** Resolves when the device has it, and never rejects; the answer itself takes effect elsewhere. */
  recordDecision(decision: {
    purpose: ConsentPurpose;
    granted: boolean;
    policyVersion: string;
  }): Promise<void>;
  /**
   * Erases what this device knows, then what the cloud does: now, or as soon as it can be reached. `not-stored`: the device
   * did not even keep the request, and nothing was erased.
   */
  eraseEverything(): Promise<'erased' | 'waiting' | 'not-stored'>;
  /** Asks the cloud how far the newest erasure has come. */
  refreshReceipt(): Promise<void>;
}

export interface PrivacyDeskOptions {
  /** Not the storage that an erasure empties. */
  keyValueStore: KeyValueStore;
  privacy: PrivacyClient;
  identifiers: Identifiers;
  clock: Clock;
  network: Network;
  lifecycle: AppLifecycle;
  /** Stops collection, and forgets on this device all that is the shopper's; may reject, and is then called again. */
  eraseDevice: () => Promise<void>;
  /** In [0, 1); spreads repeated attempts. */
  random?: () => number;
}

export function createPrivacyDesk(options: PrivacyDeskOptions): PrivacyDesk {
  const { keyValueStore, privacy, identifiers, clock, network, lifecycle, eraseDevice } = options;
  const { random = Math.random } = options;
  const agenda = createPersistedStore({
    keyValueStore,
    key: 'privacy/agenda',
    schema: Agenda,
    initial: { decisions: [], erasure: null, receipts: [] },
  });
  const store = createValueStore<PrivacyDeskState>({ ...agenda.get(), isLoaded: false, isBusy: false });
  agenda.subscribe(() => store.set({ ...store.get(), ...agenda.get() }));
  const inTurn = createSerialRunner();
  let failures = 0;
  let cancelRetry: () => void = () => undefined;
  const wakeUps: (() => void)[] = [];

  function retryLater(waitMs = 0): void {
    failures += 1;
    cancelRetry();
    cancelRetry = clock.schedule(Math.max(waitMs, backoffDelayMs(failures, random())), () => void settle());
  }

  function settle(): Promise<void> {
    return inTurn(async () => {
      cancelRetry();
      store.set({ ...store.get(), isBusy: true });
      try {
        if ((await settleErasure()) && (await settleDecisions())) failures = 0;
      } catch {
        // The device's storage failed: nothing is given up.
        retryLater();
      } finally {
        store.set({ ...store.get(), isBusy: false });
      }
      if (!agenda.get().erasure) for (const wakeUp of wakeUps.splice(0)) wakeUp();
    });
  }

  /** True when there is nothing left of it to do. */
  async function settleErasure(): Promise<boolean> {
    const { erasure } = agenda.get();
    if (!erasure) return true;
    if (!erasure.isDeviceErased) {
      await eraseDevice();
      await agenda.update((known) => ({
        ...known,
        decisions: [], // of somebody who is to be forgotten
        erasure: { ...erasure, isDeviceErased: true },
      }));
    }
    for (let calls = 0; calls < MOST_CALLS; calls += 1) {
      const outcome = await privacy.call<'erase'>({ action: 'erase', receiptId: erasure.receiptId });
      if (!outcome.ok) return (retryLater(outcome.failure.retryAfterMs), false);
      if (outcome.value.status !== 'running') {
        await keepReceipt(outcome.value);
        return true;
      }
    }
    return (retryLater(), false);
  }

  async function keepReceipt(receipt: ErasureReceipt): Promise<void> {
    await agenda.update(({ decisions, erasure, receipts }) => ({
      decisions,
      erasure: erasure?.receiptId === receipt.receiptId ? null : erasure,
      receipts: [receipt, ...receipts.filter(({ receiptId }) => receiptId !== receipt.receiptId)].slice(
        0,
        KEPT_RECEIPTS,
      ),
    }));
  }

  async function settleDecisions(): Promise<boolean> {
    for (let decision = agenda.get().decisions[0]; decision; decision = agenda.get().decisions[0]) {
      const { decisionId } = decision;
      const outcome = await privacy.call<'record-consent'>({ action: 'record-consent', ...decision });
      if (!outcome.ok && outcome.failure.code !== 'bad-request') {
        retryLater(outcome.failure.retryAfterMs);
        return false;
      }
      await agenda.update((known) => ({
        ...known,
        decisions: known.decisions.filter((waiting) => waiting.decisionId !== decisionId),
      }));
    }
    return true;
  }

  async function load(): Promise<void> {
    await agenda.load();
    store.set({ ...store.get(), ...agenda.get(), isLoaded: true });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    async start() {
      await load();
      const isWaiting = () => agenda.get().erasure !== null || agenda.get().decisions.length > 0;
      network.onChange((isOnline) => {
        if (isOnline && isWaiting()) void settle();
      });
      lifecycle.onShow(() => {
        if (isWaiting()) void settle();
      });
      if (isWaiting()) void settle();
      if (agenda.get().erasure) await new Promise<void>((resolve) => wakeUps.push(resolve));
    },
    async recordDecision(decision) {
      await load();
      const made = { ...decision, decisionId: identifiers.uuid(), decidedAtMs: clock.nowMs() };
      await agenda.update((known) => ({
        ...known,
        decisions: [...known.decisions, made].slice(-KEPT_DECISIONS),
      }));
      // Not waited for: an erasure, which withdraws consent, comes by here while it has its turn.
      void settle();
    },
    async eraseEverything() {
      await load();
      const before = agenda.get();
      const erasure = before.erasure ?? {
        receiptId: identifiers.uuid(),
        askedAtMs: clock.nowMs(),
        isDeviceErased: false,
      };
      // Again on this device even while the cloud waits: there may be something new.
      if (!(await agenda.set({ ...before, erasure: { ...erasure, isDeviceErased: false } }))) {
        await agenda.set(before);
        return 'not-stored';
      }
      await settle();
      return agenda.get().erasure ? 'waiting' : 'erased';
    },
    async refreshReceipt() {
      await load();
      const newest = agenda.get().receipts[0];
      if (newest?.status !== 'orders-under-way') return;
      const outcome = await privacy.call<'receipt'>({ action: 'receipt', receiptId: newest.receiptId });
      if (outcome.ok) await keepReceipt(outcome.value);
    },
  };
}
