export interface Candidate {
  itemId: string;
  categoryId: string;
  score: number;
}

/** Positions back from the current one in which items of the same category count. */
export const WINDOW = 8;
/** What one such item costs, in standard deviations of the scores: light, so that taste still decides. */
const COST = 0.12;

/**
 * Best first, but each item of a category makes the next of the same category a little less likely within a window: maximal
 * marginal relevance (Carbonell and Goldstein 1998) with "same category" as the similarity. Within a category the order is
 * that of the scores; equal scores keep the order of `candidates`. O(n log n + n · categories).
 */
export function diversify(candidates: readonly Candidate[]): string[] {
  const cost = COST * standardDeviation(candidates.map(({ score }) => score));
  const queues = new Map<string, { candidate: Candidate; place: number }[]>();
  candidates
    .map((candidate, place) => ({ candidate, place }))
    .sort((left, right) => right.candidate.score - left.candidate.score || left.place - right.place)
    .forEach((entry) => {
      const queue = queues.get(entry.candidate.categoryId);
      if (queue) queue.push(entry);
      else queues.set(entry.candidate.categoryId, [entry]);
    });
  const heads = [...queues].map(([categoryId, queue]) => ({ categoryId, queue, next: 0, inWindow: 0 }));
  const byCategory = new Map(heads.map((head) => [head.categoryId, head]));
  const order: Candidate[] = [];
  while (order.length < candidates.length) {
    let best: { head: (typeof heads)[number]; value: number; place: number } | undefined;
    for (const head of heads) {
      const entry = head.queue[head.next];
      if (!entry) continue;
      const value = entry.candidate.score - cost * head.inWindow;
      if (!best || value > best.value || (value === best.value && entry.place < best.place)) {
        best = { head, value, place: entry.place };
      }
    }
    const { head } = best!;
    order.push(head.queue[head.next]!.candidate);
    head.next += 1;
    head.inWindow += 1;
    const leaving = order[order.length - 1 - WINDOW];
    if (leaving) byCategory.get(leaving.categoryId)!.inWindow -= 1;
  }
  return order.map(({ itemId }) => itemId);
}

function standardDeviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
