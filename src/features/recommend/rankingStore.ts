import * as v from 'valibot';
import { type CatalogueItem } from '../../contracts';
import { rankItems } from '../../domain/rerank/rankItems';
import { type Recommender } from '../../inference/recommender';
import { type KeyValueStore } from '../../platform';
import { createPersistedStore } from '../../state/persistedStore';
import { createValueStore, type ReadableStore } from '../../state/valueStore';
import { type HistoryState, type InteractionHistory } from './interactionHistory';
import { popularityOrder } from './popularityOrder';

/** Enough for several screens before the model has answered. */
const STORED_ITEMS = 60;

export interface Ranking {
  /** Item ids, best first. */
  order: readonly string[];
  source: 'popularity' | 'stored' | 'model';
  /** False while the shopper has personalisation off: nothing they did, dismissals included, has a say. */
  isPersonal: boolean;
  /** What exposure events carry: the artifact's version, `stored` or `popularity`. */
  modelVersion: string;
}

export interface RankingStore extends ReadableStore<Ranking> {
  /** Shows the stored ranking or popularity, then follows the model, the catalogue, the history and the switch. */
  start(): Promise<void>;
  /** Clears the history, the dismissals and the stored ranking; nothing made of them stays on the screen. */
  forget(): void;
}

export interface RankingOptions {
  recommender: Pick<Recommender, 'score' | 'status' | 'subscribe'>;
  catalogue: ReadableStore<{ items: readonly CatalogueItem[] }>;
  history: InteractionHistory;
  /** Off: the ranking is a function of the catalogue alone. */
  personalisation: ReadableStore<boolean>;
  keyValueStore: KeyValueStore;
  nowMs: () => number;
}

export function createRankingStore(options: RankingOptions): RankingStore {
  const { recommender, catalogue, history, personalisation, keyValueStore, nowMs } = options;
  const store = createValueStore<Ranking>({
    order: [],
    source: 'popularity',
    modelVersion: 'popularity',
    isPersonal: true,
  });
  const stored = createPersistedStore({
    keyValueStore,
    key: 'recommend/ranking',
    schema: v.array(v.string()),
    initial: [],
  });
  let isStarted = false;
  let running: Promise<void> | undefined;
  let isStale = false;

  function showWithoutModel(isPersonal: boolean) {
    const popular = popularityOrder(catalogue.get().items);
    if (!isPersonal) {
      store.set({ order: popular, source: 'popularity', modelVersion: 'popularity', isPersonal });
      return;
    }
    const dismissed = new Set(history.get().dismissed);
    const wanted = popular.filter((itemId) => !dismissed.has(itemId));
    const available = new Set(wanted);
    const first = new Set(stored.get().filter((itemId) => available.has(itemId)));
    const order = [...first, ...wanted.filter((itemId) => !first.has(itemId))];
    const source = first.size > 0 ? 'stored' : 'popularity';
    store.set({ order, source, modelVersion: source, isPersonal });
  }

  /** Keeps the order on the screen, but for what was dismissed or sold out since. */
  function leaveOut(dismissed: readonly string[]) {
    const ranking = store.get();
    const available = new Set(popularityOrder(catalogue.get().items));
    for (const itemId of dismissed) available.delete(itemId);
    const order = ranking.order.filter((itemId) => available.has(itemId));
    if (order.length < ranking.order.length) store.set({ ...ranking, order });
  }

  async function rankOnce(): Promise<void> {
    const { items } = catalogue.get();
    if (items.length === 0) return;
    if (!personalisation.get()) return showWithoutModel(false);
    if (store.get().order.length === 0) showWithoutModel(true);
    const { interactions, dismissed } = history.get();
    const scoring = await recommender.score(modelHistory(interactions));
    if (isStale) return; // Something changed meanwhile: the next turn sees it.
    if (scoring.kind === 'unavailable') {
      // The merchant has withdrawn the model: what it ranked, here and on the device, goes with it.
      if (scoring.reason === 'disabled') void stored.set([]);
      // A model that gives its memory back leaves its last ranking on the screen.
      if (store.get().source === 'model' && scoring.reason !== 'disabled') leaveOut(dismissed);
      else showWithoutModel(true);
      return;
    }
    const order = rankItems({
      scores: scoring.scores,
      items,
      history: interactions,
      dismissed: new Set(dismissed),
      nowMs: nowMs(),
    });
    store.set({ order, source: 'model', modelVersion: scoring.modelVersion, isPersonal: true });
    void stored.set(order.slice(0, STORED_ITEMS));
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
      void stored.set([]);
      history.clear();
      // Even where there is no model at hand to rank anew.
      showWithoutModel(personalisation.get());
    },
    async start() {
      if (isStarted) return;
      isStarted = true;
      await Promise.all([history.load(), stored.load()]);
      for (const source of [catalogue, history, personalisation]) source.subscribe(() => void rankAgain());
      let model = modelKey(recommender);
      recommender.subscribe(() => {
        // Each inference changes the status too; only another model changes the scores.
        if (modelKey(recommender) === model) return;
        model = modelKey(recommender);
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

/** Item ids, oldest first; looking at an item and then buying it counts once. */
function modelHistory(interactions: HistoryState['interactions']): string[] {
  return interactions
    .map(({ itemId }) => itemId)
    .filter((itemId, index, itemIds) => itemId !== itemIds[index + 1]);
}
