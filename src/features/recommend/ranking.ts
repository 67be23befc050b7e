import { type CatalogueItem, type Merchandising } from '../../contracts';
import { type HistoryAction, historyActions } from '../../domain/explain/historyActions';
import { type Dismissal, readDismissals } from '../../domain/rerank/dismissals';
import { type ExposureCounts } from '../../domain/rerank/fatigue';
import { policyId } from '../../domain/rerank/policy';
import { keepOrder, rankForEverybody } from '../../domain/rerank/rankForEverybody';
import { type RankedList, rankItems } from '../../domain/rerank/rankItems';
import { sessionScores } from '../../domain/rerank/sessionScores';
import { type Interaction } from './interactionHistory';

export interface Ranking {
  /** Item ids, best first. */
  order: readonly string[];
  /** `session`: popularity turned towards the last taps, while no model answers. */
  source: 'popularity' | 'session' | 'stored' | 'model';
  /** False while the shopper has personalisation off: nothing they did, dismissals included, has a say. */
  isPersonal: boolean;
  /** What exposure events carry: the artifact's version, or the source where there is none. */
  modelVersion: string;
  /** How the list was made of the scores, for exposure events. */
  policy: string;
  /** By place: the probability that the policy puts this item there; undefined where it is not known. */
  propensities: readonly number[] | undefined;
  /** Items that the merchant has put in their places. */
  pinned: ReadonlySet<string>;
  /** The item that chance has put in its place. */
  exploredItemId?: string | undefined;
  /** What `session` scores were made of. */
  session?: Session | undefined;
}

export interface Session {
  /** What `before` does not know of, oldest first. */
  actions: readonly HistoryAction[];
  /** The last list of a model; empty when there was none. */
  before: readonly string[];
}

/** What the shop is, the same for everybody. */
export interface Shop {
  items: readonly CatalogueItem[];
  merchandising: Merchandising;
}

/** What this device knows of its shopper. */
export interface Shopper {
  interactions: readonly Interaction[];
  dismissals: readonly Dismissal[];
  exposures: ExposureCounts;
  nowMs: number;
  /** Of chance, the same for a session. */
  seed: string;
}

type Dismisser = Pick<Shopper, 'dismissals' | 'nowMs'>;

/** Before anything is known. */
export const EMPTY_RANKING: Ranking = {
  order: [],
  source: 'popularity',
  modelVersion: 'popularity',
  policy: 'popularity-1',
  propensities: undefined,
  pinned: new Set(),
  isPersonal: true,
};

/** A function of the shop alone. */
export function rankImpersonally({ items, merchandising }: Shop): Ranking {
  return { ...byPopularity(rankForEverybody(items, merchandising), merchandising), isPersonal: false };
}

/** For a shopper of whom nothing is known but what they do not want to see. */
export function rankByPopularity(shop: Shop, shopper: Dismisser): Ranking {
  const { items, costOf } = wantedBy(shopper, shop);
  return byPopularity(rankForEverybody(items, shop.merchandising, costOf), shop.merchandising);
}

/** A model's list of an earlier visit, continued by popularity. */
export function rankAsBefore(before: readonly string[], shop: Shop, shopper: Dismisser): Ranking {
  const { merchandising } = shop;
  const { items, costOf } = wantedBy(shopper, shop);
  const popular = rankForEverybody(items, merchandising).order;
  const list = keepOrder([...new Set([...before, ...popular])], items, merchandising, costOf);
  return {
    ...pickStanding(list),
    propensities: undefined,
    source: 'stored',
    modelVersion: 'stored',
    policy: policyId('stored', merchandising),
    isPersonal: true,
  };
}

/**
 * Without a model, by what was just done.
 * @param interactions what `before` does not know of, oldest first
 */
export function rankBySession(
  interactions: readonly Interaction[],
  before: readonly string[],
  shop: Shop,
  shopper: Shopper,
): Ranking {
  const session = { actions: historyActions(interactions), before };
  const scores = sessionScores({ items: shop.items, ...session });
  return {
    ...pickStanding(rankFor(shopper, shop, scores)),
    source: 'session',
    modelVersion: 'session',
    policy: policyId('session', shop.merchandising),
    isPersonal: true,
    session,
  };
}

export function rankByModel(
  { scores, modelVersion }: { scores: ReadonlyMap<string, number>; modelVersion: string },
  shop: Shop,
  shopper: Shopper,
): Ranking {
  return {
    ...pickStanding(rankFor(shopper, shop, scores)),
    source: 'model',
    modelVersion,
    policy: policyId('personal', shop.merchandising),
    isPersonal: true,
  };
}

/** The same list without what was dismissed, hidden or sold out since. */
export function leaveOut(ranking: Ranking, shop: Shop, shopper: Dismisser): Ranking {
  const listed = new Set(ranking.order);
  const left = wantedBy(shopper, shop).items.filter(({ itemId }) => listed.has(itemId));
  const list = keepOrder(ranking.order, left, shop.merchandising);
  const isSame = list.order.length === ranking.order.length;
  return isSame ? ranking : { ...ranking, ...pickStanding(list), propensities: undefined };
}

function rankFor(shopper: Shopper, shop: Shop, scores: ReadonlyMap<string, number>): RankedList {
  const { interactions, exposures, nowMs, seed } = shopper;
  const { items, costOf } = wantedBy(shopper, shop);
  return rankItems({
    scores,
    items,
    history: interactions,
    dismissed: NOTHING,
    costOf,
    exposures,
    merchandising: shop.merchandising,
    nowMs,
    seed,
  });
}

function byPopularity(list: RankedList, merchandising: Merchandising): Ranking {
  return {
    ...pickStanding(list),
    source: 'popularity',
    modelVersion: 'popularity',
    policy: policyId('popularity', merchandising),
    isPersonal: true,
  };
}

const pickStanding = ({ order, propensities, pinned, exploredItemId }: RankedList) => ({
  order,
  propensities,
  pinned,
  exploredItemId,
});

const NOTHING: ReadonlySet<string> = new Set();

/** The goods that this shopper may be shown, and what their words cost some of them. */
function wantedBy({ dismissals, nowMs }: Dismisser, { items }: Shop) {
  const byId = new Map(dismissals.length > 0 ? items.map((item) => [item.itemId, item]) : []);
  const { isAway, costOf } = readDismissals(dismissals, (itemId) => byId.get(itemId), nowMs);
  return {
    items: items.filter(({ itemId }) => !isAway(itemId)),
    costOf(itemId: string) {
      const item = byId.get(itemId);
      return item ? costOf(item) : 0;
    },
  };
}
