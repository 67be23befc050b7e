import { diversify } from './diversify';

/** What the order needs to know of an item; a `CatalogueItem` is one. */
export interface RankableItem {
  itemId: string;
  categoryId: string;
  stock: number;
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
  nowMs: number;
  /** Items that stand elsewhere on the page. */
  exclude?: ReadonlySet<string>;
}

/** An ordered item is not offered again for this long. */
export const REPURCHASE_PAUSE_MS = 30 * 24 * 3_600_000;
/** Recent interactions whose items lose the head start of resembling themselves. */
const SEEN_INTERACTIONS = 20;

/**
 * The order in which a list shows items, best first. Leaves out what cannot be bought, was dismissed, or was bought lately.
 *
 * An item just seen is the one most similar to the history, and a new item has no score at all: both take the median score,
 * so that the first does not crowd the top and the second is found.
 */
export function rankItems(input: RankingInput): string[] {
  const { scores, items, history, dismissed, nowMs, exclude } = input;
  const bought = new Set(
    history
      .filter(({ kind, occurredAtMs }) => kind === 'ordered' && nowMs - occurredAtMs < REPURCHASE_PAUSE_MS)
      .map(({ itemId }) => itemId),
  );
  const eligible = items.filter(
    ({ itemId, stock }) =>
      stock > 0 && !dismissed.has(itemId) && !bought.has(itemId) && !exclude?.has(itemId),
  );
  const seen = new Set(history.slice(-SEEN_INTERACTIONS).map(({ itemId }) => itemId));
  const fallback = median(eligible.flatMap(({ itemId }) => scores.get(itemId) ?? []));
  const candidates = eligible.map(({ itemId, categoryId }) => {
    const score = scores.get(itemId) ?? fallback;
    return { itemId, categoryId, score: seen.has(itemId) ? Math.min(score, fallback) : score };
  });
  return diversify(candidates);
}

/** 0 for no values: then every candidate has the same score. */
function median(values: number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
