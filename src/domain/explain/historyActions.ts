import { type PastInteraction } from '../rerank/rankItems';

/**
 * One entry of the model's history: looks, additions and orders of one item in a row are one. Its kind is the strongest of
 * them, an order beating an addition to the cart, and that a look; its time that of the first.
 */
export type HistoryAction = PastInteraction;

const STRENGTH: Record<PastInteraction['kind'], number> = { viewed: 0, 'cart-added': 1, ordered: 2 };

/** Oldest first, as models read it; looking at an item and then buying it counts once. */
export function historyActions(interactions: readonly PastInteraction[]): HistoryAction[] {
  const actions: HistoryAction[] = [];
  for (const { itemId, kind, occurredAtMs } of interactions) {
    const last = actions[actions.length - 1];
    if (last?.itemId !== itemId) actions.push({ itemId, kind, occurredAtMs });
    else if (STRENGTH[kind] > STRENGTH[last.kind]) last.kind = kind;
  }
  return actions;
}
