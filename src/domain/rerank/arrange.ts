import { breaksCap } from './categoryCaps';
import { type CategoryCap } from './merchantRules';

export interface Candidate {
  itemId: string;
  categoryId: string;
  score: number;
  /** Stands behind everything that is not buried. */
  isBuried?: boolean;
}

export interface Arrangement {
  /** What each item of the same category among the last `WINDOW` places costs the next one, in units of the scores. */
  redundancyCost: number;
  caps: readonly CategoryCap[];
  /** Place within the list → item id of a candidate; each item at most once. */
  pins: ReadonlyMap<number, string>;
}

/** Positions back from the current one in which items of the same category count as redundant. */
export const WINDOW = 8;

interface Entry<Item> {
  candidate: Item;
  place: number;
}

/** The candidates of one category, best first. */
interface Queue<Item> {
  categoryId: string;
  entries: Entry<Item>[];
  next: number;
}

/**
 * Fills a list place by place with the best candidate left, where each item of a category makes the next of the same
 * category a little less likely within a window: maximal marginal relevance (Carbonell and Goldstein 1998) with "same
 * category" as the similarity. Pins take their places; a category whose cap is full is passed over while anything else is
 * left. Within a category the order is that of the scores; equal scores keep the order of `candidates`.
 * O(n log n + n · categories), times the windows of the caps where there are any.
 */
export function arrange<Item extends Candidate>(
  candidates: readonly Item[],
  { redundancyCost, caps, pins }: Arrangement,
): Item[] {
  const pinnedIds = new Set(pins.values());
  const pinned = new Map(
    candidates
      .filter(({ itemId }) => pinnedIds.has(itemId))
      .map((candidate) => [candidate.itemId, candidate]),
  );
  const free = candidates.filter(({ itemId }) => !pinnedIds.has(itemId));
  const unburied = queuesByCategory(free.filter(({ isBuried }) => !isBuried));
  const buried = queuesByCategory(free.filter(({ isBuried }) => isBuried));
  const recent = new Map<string, number>();
  const categories: (string | undefined)[] = [];
  for (const [place, itemId] of pins) categories[place] = pinned.get(itemId)?.categoryId;

  function findBest(
    queues: readonly Queue<Item>[],
    passedOver?: ReadonlySet<string>,
  ): Queue<Item> | undefined {
    let best: { queue: Queue<Item>; value: number; place: number } | undefined;
    for (const queue of queues) {
      const entry = queue.entries[queue.next];
      if (!entry || passedOver?.has(queue.categoryId)) continue;
      const value = entry.candidate.score - redundancyCost * (recent.get(queue.categoryId) ?? 0);
      if (!best || value > best.value || (value === best.value && entry.place < best.place)) {
        best = { queue, value, place: entry.place };
      }
    }
    return best?.queue;
  }

  /** The best candidate whose category has room at this place, or the best of all when none has. */
  function takeBest(queues: readonly Queue<Item>[], place: number): Item | undefined {
    const full = new Set<string>();
    let chosen = findBest(queues);
    while (chosen && breaksCap(caps, categories, place, chosen.categoryId)) {
      full.add(chosen.categoryId);
      chosen = findBest(queues, full);
    }
    chosen ??= findBest(queues);
    if (!chosen) return undefined;
    chosen.next += 1;
    return chosen.entries[chosen.next - 1]!.candidate;
  }

  const list: Item[] = [];
  while (list.length < candidates.length) {
    const place = list.length;
    const chosen = pinned.get(pins.get(place) ?? '') ?? takeBest(unburied, place) ?? takeBest(buried, place);
    if (!chosen)
      throw new RangeError(`no candidate is left for place ${place}; pins must lie within the list`);
    list.push(chosen);
    categories[place] = chosen.categoryId;
    recent.set(chosen.categoryId, (recent.get(chosen.categoryId) ?? 0) + 1);
    const leaving = list[place - WINDOW];
    if (leaving) recent.set(leaving.categoryId, recent.get(leaving.categoryId)! - 1);
  }
  return list;
}

function queuesByCategory<Item extends Candidate>(candidates: readonly Item[]): Queue<Item>[] {
  const queues = new Map<string, Queue<Item>>();
  candidates
    .map((candidate, place) => ({ candidate, place }))
    .sort((left, right) => right.candidate.score - left.candidate.score || left.place - right.place)
    .forEach((entry) => {
      const { categoryId } = entry.candidate;
      const queue = queues.get(categoryId);
      if (queue) queue.entries.push(entry);
      else queues.set(categoryId, { categoryId, entries: [entry], next: 0 });
    });
  return [...queues.values()];
}
