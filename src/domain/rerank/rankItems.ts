import { type Merchandising } from '../../contracts';
import { arrange, type Candidate } from './arrange';
import { explore } from './explore';
import { type ExposureCounts, fatigue } from './fatigue';
import { freshness } from './freshness';
import { type MerchantRules, readMerchantRules } from './merchantRules';
import { standardDeviation } from '../statistics/standardDeviation';

/** What an order may be made of; a `CatalogueItem` is one. Prices are not among it; see `costOf` for the one exception. */
export interface RankableItem {
  itemId: string;
  categoryId: string;
  brand: string;
  stock: number;
  listedAtMs: number;
}

export interface PastInteraction {
  itemId: string;
  kind: 'viewed' | 'cart-added' | 'ordered';
  occurredAtMs: number;
}

export interface RankingInput {
  /** By item id, higher is better; only their differences matter. */
  scores: ReadonlyMap<string, number>;
  /** The catalogue in the shop's own order, which breaks ties. */
  items: readonly RankableItem[];
  /** This shopper's interactions, oldest first. */
  history: readonly PastInteraction[];
  /** Items the shopper does not want to see. */
  dismissed: ReadonlySet<string>;
  /** What an item loses by what the shopper said of others, in standard deviations of the scores. */
  costOf?: (itemId: string) => number;
  /** What this shopper was shown without a tap. */
  exposures: ExposureCounts;
  merchandising: Merchandising;
  nowMs: number;
  /** Of chance; undefined leaves nothing to it. */
  seed: string | undefined;
  /** Items that stand elsewhere on the page. */
  exclude?: ReadonlySet<string>;
}

/** A list for one shopper, and what is to be known of how it came about. */
export interface RankedList {
  /** Item ids, best first. */
  order: string[];
  /** By place, in (0, 1]: the probability, over all seeds, that this item stands there. */
  propensities: number[];
  /** Items that a merchant rule has put in their places. */
  pinned: ReadonlySet<string>;
  /** The item that chance has put in its place. */
  exploredItemId?: string | undefined;
}

/** An ordered item is not offered again for this long. */
export const REPURCHASE_PAUSE_MS = 30 * 24 * 3_600_000;
/** Recent interactions whose items lose the head start of resembling themselves. */
export const SEEN_INTERACTIONS = 20;

// Weights, in standard deviations of the scores: light, so that taste still decides.
/** What one item of the same category costs the next ones. */
export const REDUNDANCY_COST = 0.12;
/** What an item listed just now gains. */
export const FRESHNESS_GAIN = 0.4;
/** What an item loses that was shown as often as counts. */
export const FATIGUE_COST = 1.5;

/**
 * The order in which a list shows items, best first. Leaves out what cannot be bought, is hidden by the merchant, was
 * dismissed, or was bought lately. To the score it adds freshness, subtracts fatigue and adds the merchant's boosts; then
 * `arrange` spreads the categories and obeys pins, caps and bury, and `explore` may give one place to chance.
 *
 * An item just seen is the one most similar to the history, and a new item has no score at all: both take the median score,
 * so that the first does not crowd the top and the second is found.
 */
export function rankItems(input: RankingInput): RankedList {
  const rules = readMerchantRules(input.merchandising);
  const eligible = eligibleItems(input, rules);
  const scores = modelScores(input, eligible);
  const spread = standardDeviation(scores);
  // Where all scores are the same there is no scale, but what is added to them must still order the items.
  const unit = spread > 0 ? spread : 1;
  const candidates = eligible.map((item, index): Candidate => {
    const gained = FRESHNESS_GAIN * freshness(item.listedAtMs, input.nowMs) + rules.boostOf(item);
    const disliked = input.costOf?.(item.itemId) ?? 0;
    const lost = FATIGUE_COST * fatigue(input.exposures.get(item.itemId), input.nowMs) + disliked;
    return {
      itemId: item.itemId,
      categoryId: item.categoryId,
      score: scores[index]! + unit * (gained - lost),
      isBuried: rules.isBuried(item),
    };
  });
  const pins = rules.pinnedPlaces(eligible);
  const { caps } = rules;
  const arranged = arrange(candidates, { redundancyCost: REDUNDANCY_COST * spread, caps, pins });
  const explored = explore(arranged, { seed: input.seed, scoreUnit: spread, caps, pins });
  return {
    order: explored.itemIds,
    propensities: explored.propensities,
    pinned: new Set(pins.values()),
    exploredItemId: explored.exploredItemId,
  };
}

function eligibleItems(
  { items, history, dismissed, nowMs, exclude }: RankingInput,
  rules: MerchantRules,
): RankableItem[] {
  const bought = new Set(
    history
      .filter(({ kind, occurredAtMs }) => kind === 'ordered' && nowMs - occurredAtMs < REPURCHASE_PAUSE_MS)
      .map(({ itemId }) => itemId),
  );
  return items.filter(
    (item) =>
      item.stock > 0 &&
      !rules.isHidden(item) &&
      !dismissed.has(item.itemId) &&
      !bought.has(item.itemId) &&
      !exclude?.has(item.itemId),
  );
}

function modelScores({ scores, history }: RankingInput, eligible: readonly RankableItem[]): number[] {
  const seen = new Set(history.slice(-SEEN_INTERACTIONS).map(({ itemId }) => itemId));
  const fallback = median(eligible.flatMap(({ itemId }) => scores.get(itemId) ?? []));
  return eligible.map(({ itemId }) => {
    const score = scores.get(itemId) ?? fallback;
    return seen.has(itemId) ? Math.min(score, fallback) : score;
  });
}

/** 0 for no values: then every candidate has the same score. */
function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
