import * as v from 'valibot';

/** Why a shopper does not want an item. `not-interested` says nothing about other items. */
export const DISMISSAL_REASONS = [
  'not-interested',
  'dislike-category',
  'too-expensive',
  'bought-already',
  'seen-too-often',
] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

export const Dismissal = v.object({
  itemId: v.string(),
  reason: v.picklist(DISMISSAL_REASONS),
  dismissedAtMs: v.number(),
});
export type Dismissal = v.InferOutput<typeof Dismissal>;

/** What dismissals are about; a `CatalogueItem` is one. */
export interface DismissableItem {
  itemId: string;
  categoryId: string;
  priceMinor: number;
}

const DAY_MS = 24 * 3_600_000;
/** For so long an item stays away. */
const AWAY_MS: Record<DismissalReason, number> = {
  'not-interested': Infinity,
  'dislike-category': Infinity,
  'too-expensive': Infinity,
  'bought-already': 30 * DAY_MS,
  'seen-too-often': 14 * DAY_MS,
};
/** What a dismissal costs the items that it is about too, in standard deviations of the scores, when it is new. */
const COSTS: Partial<Record<DismissalReason, number>> = { 'dislike-category': 1.5, 'too-expensive': 1 };
/** A cost fades to nothing within this long: tastes change. */
export const COST_FADES_MS = 30 * DAY_MS;
/** Several dismissals together cost no more than this, so that a whole category can come back. */
export const MOST_COST = 3;

export interface DismissalRules {
  isAway(itemId: string): boolean;
  /** In standard deviations of the scores, 0…`MOST_COST`. */
  costOf(item: DismissableItem): number;
}

/**
 * What a shopper's dismissals mean for a list. The item itself leaves, for good or for a while. "Not this kind" lowers its
 * category; "too expensive" lowers what costs as much or more in its category: the only place where a price has a say, and
 * only because the shopper gave it one. Each item's last dismissal counts. Without dismissals nothing is changed.
 */
export function readDismissals(
  dismissals: readonly Dismissal[],
  itemOf: (itemId: string) => DismissableItem | undefined,
  nowMs: number,
): DismissalRules {
  const last = new Map(dismissals.map((dismissal) => [dismissal.itemId, dismissal]));
  const away = new Set<string>();
  const lessons: { categoryId: string; fromMinor: number; cost: number }[] = [];
  for (const { itemId, reason, dismissedAtMs } of last.values()) {
    // A clock that was set back makes dismissals fade too, so that nothing stays away for ever by mistake.
    const ageMs = Math.abs(nowMs - dismissedAtMs);
    if (ageMs < AWAY_MS[reason]) away.add(itemId);
    const item = itemOf(itemId);
    const cost = (COSTS[reason] ?? 0) * Math.max(0, 1 - ageMs / COST_FADES_MS);
    if (!item || cost === 0) continue;
    const fromMinor = reason === 'too-expensive' ? item.priceMinor : 0;
    lessons.push({ categoryId: item.categoryId, fromMinor, cost });
  }
  return {
    isAway: (itemId) => away.has(itemId),
    costOf: ({ categoryId, priceMinor }) =>
      lessons
        .filter((lesson) => lesson.categoryId === categoryId && priceMinor >= lesson.fromMinor)
        .reduce((sum, { cost }) => Math.min(MOST_COST, sum + cost), 0),
  };
}
