import { type CatalogueItem, type Merchandising } from '../../contracts';
import { type HistoryAction, historyActions } from '../../domain/explain/historyActions';
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
  dismissed: readonly string[];
  exposures: ExposureCounts;
  nowMs: number;
  /** Of chance, the same for a session. */
  seed: string;
}

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
export function rankByPopularity({ items, merchandising }: Shop, dismissed: readonly string[]): Ranking {
  return byPopularity(rankForEverybody(without(items, dismissed), merchandising), merchandising);
}

/** A model's list of an earlier visit, continued by popularity. */
export function rankAsBefore(
  before: readonly string[],
  { items, merchandising }: Shop,
  dismissed: readonly string[],
): Ranking {
  const wanted = without(items, dismissed);
  const popular = rankForEverybody(wanted, merchandising).order;
  const list = keepOrder([...new Set([...before, ...popular])], wanted, merchandising);
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
export function leaveOut(
  ranking: Ranking,
  { items, merchandising }: Shop,
  dismissed: readonly string[],
): Ranking {
  const listed = new Set(ranking.order);
  const left = without(items, dismissed).filter(({ itemId }) => listed.has(itemId));
  const list = keepOrder(ranking.order, left, merchandising);
  const isSame = list.order.length === ranking.order.length;
  return isSame ? ranking : { ...ranking, ...pickStanding(list), propensities: undefined };
}

function rankFor(
  { interactions, dismissed, exposures, nowMs, seed }: Shopper,
  { items, merchandising }: Shop,
  scores: ReadonlyMap<string, number>,
): RankedList {
  return rankItems({
    scores,
    items,
    history: interactions,
    dismissed: new Set(dismissed),
    exposures,
    merchandising,
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

function without(items: readonly CatalogueItem[], dismissed: readonly string[]): readonly CatalogueItem[] {
  const unwanted = new Set(dismissed);
  return items.filter(({ itemId }) => !unwanted.has(itemId));
}
