import * as v from 'valibot';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { createValueStore, type ReadableStore } from '../../state/valueStore';

/** Changes with the text of the privacy notice: a new text asks again. */
export const POLICY_VERSION = '2026-11-26';

const Consent = v.object({
  policyVersion: v.string(),
  /** Nothing is collected before this is `granted`. */
  collection: v.picklist(['not-asked', 'granted', 'refused']),
  /** Off: lists in the order of popularity, without any look at what this shopper did. */
  personalisation: v.boolean(),
});
export type Consent = v.InferOutput<typeof Consent>;

export type ConsentPurpose = 'collection' | 'personalisation';

export interface ConsentState extends Consent {
  /** False until the device's copy has been read: do not ask somebody who has already answered. */
  isLoaded: boolean;
}

export interface ConsentStore extends ReadableStore<ConsentState> {
  /** Later calls return the first one's promise. */
  load(): Promise<void>;
  set(purpose: ConsentPurpose, granted: boolean): Promise<void>;
}

export interface ConsentOptions {
  keyValueStore: KeyValueStore;
  /** The platform's own question, before collection is granted. */
  authorize: () => Promise<boolean>;
  /** Called after each answer, and once after loading, before which nothing may be collected. */
  applyCollection: (granted: boolean) => Promise<void>;
  /** Called after a change has taken effect; never for a first refusal, which leaves no trace. */
  onChange: (purpose: ConsentPurpose, granted: boolean) => Promise<void>;
}

export function createConsentStore({
  keyValueStore,
  authorize,
  applyCollection,
  onChange,
}: ConsentOptions): ConsentStore {
  const persisted = createPersistedStore({
    keyValueStore,
    key: 'consent',
    schema: Consent,
    initial: { policyVersion: POLICY_VERSION, collection: 'not-asked', personalisation: true },
  });
  let loading: Promise<void> | undefined;
  let collectionAnswers = 0;
  /** A withdrawal that waits for what the device knows. */
  let isWithdrawing = false;
  const store = createValueStore<ConsentState>({ ...persisted.get(), isLoaded: false });

  async function answer(change: Partial<Consent>): Promise<void> {
    const { isLoaded, ...known } = store.get();
    const consent = { ...known, ...change, policyVersion: POLICY_VERSION };
    store.set({ ...consent, isLoaded });
    await persisted.set(consent);
  }

  function loadOnce(): Promise<void> {
    loading ??= load();
    return loading;
  }

  async function load(): Promise<void> {
    await persisted.load();
    const known = persisted.get();
    const consent: Consent =
      known.policyVersion === POLICY_VERSION ? known : { ...known, collection: 'not-asked' };
    await applyCollection(consent.collection === 'granted' && !isWithdrawing);
    store.set({ ...consent, isLoaded: true });
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    load: loadOnce,
    async set(purpose, granted) {
      const isWithdrawal = purpose === 'collection' && !granted;
      // First of all: no call begins and nothing is recorded while the device reads and writes.
      const stopped = isWithdrawal ? applyCollection(false) : undefined;
      if (purpose === 'collection') isWithdrawing = isWithdrawal;
      // One answer must not bring the other one's default with it.
      if (!store.get().isLoaded) await loadOnce();
      if (purpose === 'personalisation') {
        await answer({ personalisation: granted });
        if (store.get().collection === 'granted') await onChange(purpose, granted);
        return;
      }
      collectionAnswers += 1;
      const turn = collectionAnswers;
      const isAllowed = granted && (await authorize());
      // The platform's question takes time, too: a later answer has taken this one's place.
      if (turn !== collectionAnswers) return;
      const wasGranted = store.get().collection === 'granted';
      await answer({ collection: isAllowed ? 'granted' : 'refused' });
      await stopped;
      // What holds is the last answer, which may be another one by now.
      await applyCollection(store.get().collection === 'granted');
      if (isAllowed || wasGranted) await onChange('collection', isAllowed);
    },
  };
}
