import { type CatalogueItem, type Merchandising, type ShopProfile } from '../../contracts';
import { catalogueRails } from '../../domain/rails/catalogueRails';
import { makeRails, RAIL_CANDIDATES, type RailPair } from '../../domain/rails/railItems';
import { readDismissals } from '../../domain/rerank/dismissals';
import { policyId } from '../../domain/rerank/policy';
import { type Recommender } from '../../inference/recommender';
import { type ReadableStore } from '../../state/valueStore';
import { type InteractionHistory } from './interactionHistory';

/** Below this a rail of the model is too short to be one, and the catalogue's takes its place. */
const SHORTEST_RAIL = 3;

export type RailKind = 'similar' | 'complements';

/** One row of items beside an item or a cart, with what exposure events carry. */
export interface Rail {
  kind: RailKind;
  order: readonly string[];
  source: 'model' | 'catalogue';
  modelVersion: string;
  policy: string;
}

export type RailsView = Record<RailKind, Rail>;

/** What to show beside an item, and beside a cart. It depends on the goods asked about, not on who asks. */
export interface Rails {
  /** Without a model, at once. */
  fromCatalogue(anchors: readonly string[]): RailsView;
  /** By the model where it has an answer, otherwise as `fromCatalogue`. Does not reject. */
  find(anchors: readonly string[]): Promise<RailsView>;
  /** Whether `find` is about to be answered by a model: then nothing else need be shown first. */
  isModelReady(): boolean;
  /** Called when `find` may answer otherwise than before. */
  subscribe(listener: () => void): () => void;
}

export interface RailsOptions {
  recommender: Pick<Recommender, 'neighbours' | 'status' | 'subscribe'>;
  catalogue: ReadableStore<{
    profile: ShopProfile | undefined;
    items: readonly CatalogueItem[];
    byId: ReadonlyMap<string, CatalogueItem>;
    merchandising: Merchandising;
  }>;
  history: Pick<InteractionHistory, 'get' | 'subscribe'>;
  /** Off: what was dismissed has no say either. */
  personalisation: ReadableStore<boolean>;
  nowMs: () => number;
}

export function createRails(options: RailsOptions): Rails {
  const { recommender, catalogue, history, personalisation, nowMs } = options;

  function finish(pair: RailPair, anchors: readonly string[]): RailPair {
    const { byId } = catalogue.get();
    const dismissals = personalisation.get() ? history.get().dismissals : [];
    const { isAway } = readDismissals(dismissals, (itemId) => byId.get(itemId), nowMs());
    return makeRails(pair, anchors, catalogue.get(), isAway);
  }

  function railOf(kind: RailKind, { [kind]: order }: RailPair, modelVersion?: string): Rail {
    const { merchandising } = catalogue.get();
    const policy = kind === 'similar' ? 'similar' : 'complement';
    return {
      kind,
      order,
      source: modelVersion === undefined ? 'catalogue' : 'model',
      modelVersion: modelVersion ?? 'popularity',
      policy: policyId(policy, merchandising),
    };
  }

  function catalogueOrders(anchors: readonly string[]): RailPair {
    const shop = catalogue.get();
    const companions = new Map(
      shop.profile?.categories.map(({ categoryId, companions = [] }) => [categoryId, companions]),
    );
    return catalogueRails(anchors, shop, companions);
  }

  function fromCatalogue(anchors: readonly string[]): RailsView {
    const pair = finish(catalogueOrders(anchors), anchors);
    return { similar: railOf('similar', pair), complements: railOf('complements', pair) };
  }

  return {
    fromCatalogue,
    async find(anchors) {
      const found = await recommender.neighbours(anchors, RAIL_CANDIDATES);
      if (found.kind !== 'found') return fromCatalogue(anchors);
      const { modelVersion } = found;
      const own = finish(found, anchors);
      const isShort = (kind: RailKind) => own[kind].length < SHORTEST_RAIL;
      const other = catalogueOrders(anchors);
      // Together, so that no item is in both rails.
      const pair = finish(
        {
          similar: isShort('similar') ? other.similar : found.similar,
          complements: isShort('complements') ? other.complements : found.complements,
        },
        anchors,
      );
      const rail = (kind: RailKind) => railOf(kind, pair, isShort(kind) ? undefined : modelVersion);
      return { similar: rail('similar'), complements: rail('complements') };
    },
    isModelReady: () => recommender.status().state === 'ready',
    subscribe(listener) {
      let model = modelKey(recommender);
      const ends = [
        catalogue.subscribe(listener),
        history.subscribe(listener),
        personalisation.subscribe(listener),
        recommender.subscribe(() => {
          if (modelKey(recommender) === model) return;
          model = modelKey(recommender);
          listener();
        }),
      ];
      return () => ends.forEach((end) => end());
    },
  };
}

function modelKey(recommender: RailsOptions['recommender']): string {
  const { state, modelVersion } = recommender.status();
  return `${state === 'ready' ? 'ready' : 'not-ready'} ${modelVersion ?? ''}`;
}
