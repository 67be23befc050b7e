import { FRESH_MS } from '../rerank/freshness';

export interface CarryingAction {
  itemId: string;
  kind: 'viewed' | 'cart-added' | 'ordered';
}

/** Why an item stands in a list. Each kind is a fact that can be checked, never a guess. */
export type Reason =
  | { kind: 'pinned' }
  | { kind: 'explored' }
  /** One or two, the one that carried more first. */
  | { kind: 'actions'; actions: readonly CarryingAction[] }
  /** What the shopper did made the list; which of it cannot be told. */
  | { kind: 'history' }
  | { kind: 'new' }
  | { kind: 'popular' };

export interface Standing {
  isPinned: boolean;
  isExplored: boolean;
  /** What carried the score; `unknown` when the list was made of the history but nothing can be asked about it now. */
  carriedBy: readonly CarryingAction[] | 'unknown';
  listedAtMs: number;
  nowMs: number;
  /** Place of the item in the shop's order by sales, from 0, and how many items there are. */
  salesPlace: number;
  itemCount: number;
}

/** Among the most sold: the first quarter of the shop. */
const POPULAR_SHARE = 0.25;

/**
 * The first reason that is true: a place given by the merchant or by chance owes nothing to the shopper; then what the shopper
 * did; then what the item is. Undefined when none is: then nothing is said.
 */
export function findReason(standing: Standing): Reason | undefined {
  const { isPinned, isExplored, carriedBy, listedAtMs, nowMs, salesPlace, itemCount } = standing;
  if (isPinned) return { kind: 'pinned' };
  if (isExplored) return { kind: 'explored' };
  if (carriedBy === 'unknown') return { kind: 'history' };
  if (carriedBy.length > 0) return { kind: 'actions', actions: carriedBy };
  if (nowMs - listedAtMs < FRESH_MS) return { kind: 'new' };
  if (salesPlace < POPULAR_SHARE * itemCount) return { kind: 'popular' };
  return undefined;
}
