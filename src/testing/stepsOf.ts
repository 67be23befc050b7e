import { type HistoryStep } from '../models/recommender/signals';

/** A history of looks, ten minutes apart. */
export function stepsOf(itemIds: readonly string[]): HistoryStep[] {
  return itemIds.map((itemId, index) => ({ itemId, kind: 'viewed', occurredAtMs: index * 600_000 }));
}
