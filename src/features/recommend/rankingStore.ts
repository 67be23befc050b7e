import * as v from 'valibot';
import { historyActions } from '../../domain/explain/historyActions';
import { type Recommender, type Scoring } from '../../inference/recommender';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { createValueStore, type ReadableStore } from '../../state/valueStore';
import { type ExposureMemory } from './exposureMemory';
import { Interaction, type InteractionHistory } from './interactionHistory';
import {
  EMPTY_RANKING,
  leaveOut,
  rankAsBefore,
  rankByModel,
  rankByPopularity,
  rankBySession,
  rankImpersonally,
  type Ranking,
  type Shop,
  type Shopper,
} from './ranking';

/** Enough for several screens before the model has answered. */
const STORED_ITEMS = 60;

/** The last list of a model, and the last thing that this list knew the shopper had done. */
const ModelList = v.object({ order: v.array(v.string()), lastKnown: v.optional(Interaction) });
type ModelList = v.InferOutput<typeof ModelList>;
const NO_LIST: ModelList = { order: [] };

interface LastScoring {
  scoring: Extract<Scoring, { kind: 'scored' }>;
  interactions: readonly Interaction[];
}

export interface RankingStore extends ReadableStore<Ranking> {
  /** Shows the stored ranking or popularity, then follows the model, the catalogue, the history and the switch. */
  start(): Promise<void>;
  /** Clears the history, the dismissals, the exposures and the stored ranking; nothing made of them stays on the screen. */
  forget(): void;
  /** Forgets some of what the shopper did, and what a model made of the whole: the next ranking knows nothing of it. */
  forgetSome(isForgotten: (interaction: Interaction) => boolean): void;
}

export interface RankingOptions {
  recommender: Pick<Recommender, 'score' | 'status' | 'subscribe'>;
  catalogue: ReadableStore<Shop>;
  history: InteractionHistory;
  exposures: Pick<ExposureMemory, 'load' | 'get' | 'tapped' | 'clear'>;
  /** Off: the ranking is a function of the catalogue alone. */
  personalisation: ReadableStore<boolean>;
  keyValueStore: KeyValueStore;
  nowMs: () => number;
  /** Of chance: the same for all rankings of a session. */
  seed: () => string;
}

export function createRankingStore(options: RankingOptions): RankingStore {
  const { recommender, catalogue, history, exposures, personalisation, keyValueStore, nowMs, seed } = options;
  const store = createValueStore<Ranking>(EMPTY_RANKING);
  const stored = createPersistedStore({
    keyValueStore,
    key: 'recommend/ranking',
    schema: ModelList,
    initial: NO_LIST,
  });
  /** Of this run: longer than what is stored. */
  let modelList: ModelList | undefined;
  /** What the model said of the history as it is now, if it did. */
  let lastScoring: LastScoring | undefined;
  let isStarted = false;
  let running: Promise<void> | undefined;
  let isStale = false;

  function shopper(): Shopper {
    const { interactions, dismissals } = history.get();
    return { interactions, dismissals, exposures: exposures.get(), nowMs: nowMs(), seed: seed() };
  }

  function showWithoutModel() {
    const { interactions } = history.get();
    const before = modelList ?? stored.get();
    const unknown = since(before.lastKnown, interactions);
    if (unknown.length > 0) store.set(rankBySession(unknown, before.order, catalogue.get(), shopper()));
    // A model that gives its memory back leaves its last ranking on the screen.
    else if (store.get().source === 'model' && modelList) {
      store.set(leaveOut(store.get(), catalogue.get(), shopper()));
    } else if (before.order.length > 0) {
      store.set(rankAsBefore(before.order, catalogue.get(), shopper()));
    } else store.set(rankByPopularity(catalogue.get(), shopper()));
  }

  function forgetModelList() {
    modelList = undefined;
    lastScoring = undefined;
    void stored.set(NO_LIST);
  }

  async function rankOnce(): Promise<void> {
    const { items } = catalogue.get();
    if (items.length === 0) return;
    if (!personalisation.get()) return store.set(rankImpersonally(catalogue.get()));
    if (store.get().order.length === 0) showWithoutModel();
    const { interactions } = history.get();
    const scoring = await recommender.score(historyActions(interactions));
    if (isStale) return; // Something changed meanwhile: the next turn sees it.
    if (scoring.kind === 'unavailable') {
      // The merchant has withdrawn the model: what it ranked, here and on the device, goes with it.
      if (scoring.reason === 'disabled') forgetModelList();
      return showWithoutModel();
    }
    lastScoring = { scoring, interactions };
    showByModel(lastScoring);
  }

  function showByModel({ scoring, interactions }: LastScoring): void {
    const ranking = rankByModel(scoring, catalogue.get(), shopper());
    store.set(ranking);
    const lastKnown = interactions[interactions.length - 1];
    modelList = { order: [...ranking.order], ...(lastKnown && { lastKnown }) };
    void stored.set({ ...modelList, order: modelList.order.slice(0, STORED_ITEMS) });
  }

  /** A dismissal changes what is made of the scores, not the scores: the list follows it at once. */
  function followDismissals(): void {
    if (!personalisation.get() || store.get().order.length === 0) return;
    const isScored = lastScoring?.interactions === history.get().interactions;
    if (isScored && store.get().source === 'model') showByModel(lastScoring!);
    else showWithoutModel();
  }

  async function rankUntilFresh(): Promise<void> {
    do {
      isStale = false;
      await rankOnce();
    } while (isStale);
  }

  function rankAgain(): Promise<void> {
    isStale = true;
    running ??= rankUntilFresh().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    get: store.get,
    subscribe: store.subscribe,
    forget() {
      forgetModelList();
      exposures.clear();
      history.clear();
      // Even where there is no model at hand to rank anew.
      if (personalisation.get()) showWithoutModel();
      else store.set(rankImpersonally(catalogue.get()));
    },
    forgetSome(isForgotten) {
      forgetModelList();
      for (const { itemId } of history.get().interactions.filter(isForgotten)) exposures.tapped(itemId);
      history.forget(isForgotten);
    },
    async start() {
      if (isStarted) return;
      isStarted = true;
      await Promise.all([history.load(), exposures.load(), stored.load()]);
      for (const source of [catalogue, personalisation]) source.subscribe(() => void rankAgain());
      let known = history.get();
      history.subscribe(() => {
        const before = known;
        known = history.get();
        if (known.dismissals !== before.dismissals) followDismissals();
        if (known.interactions !== before.interactions || running) void rankAgain();
      });
      let model = modelKey(recommender);
      recommender.subscribe(() => {
        // Each inference changes the status too; only another model changes the scores.
        if (modelKey(recommender) === model) return;
        model = modelKey(recommender);
        lastScoring = undefined;
        void rankAgain();
      });
      await rankAgain();
    },
  };
}

function modelKey(recommender: RankingOptions['recommender']): string {
  const { state, modelVersion } = recommender.status();
  return `${state === 'ready' ? 'ready' : 'not-ready'} ${modelVersion ?? ''}`;
}

/** What was done after `last`: told by what it was, not by a clock that may have been set. */
function since(last: Interaction | undefined, interactions: readonly Interaction[]): readonly Interaction[] {
  if (!last) return interactions;
  const isLast = ({ itemId, kind, occurredAtMs }: Interaction) =>
    itemId === last.itemId && kind === last.kind && occurredAtMs === last.occurredAtMs;
  return interactions.slice(interactions.map(isLast).lastIndexOf(true) + 1);
}
