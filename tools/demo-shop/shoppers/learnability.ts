export interface Learnability {
  /** Share of shoppers whose last item is among the first ten: ranked by popularity … */
  popularityRecallAt10: number;
  /** … and by what followed the last items of others. */
  transitionRecallAt10: number;
  shoppers: number;
}

const WINDOW = 5;
const HISTORY = 10;
const HISTORY_DECAY = 0.6;

function topTen(scores: ReadonlyMap<string, number>, known: ReadonlySet<string>): string[] {
  return [...scores]
    .filter(([item]) => !known.has(item))
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, 10)
    .map(([item]) => item);
}

/** How often each item came within five steps after each other one; a gap of g counts 1/√g. */
function countTransitions(histories: readonly (readonly string[])[]): Map<string, Map<string, number>> {
  const transitions = new Map<string, Map<string, number>>();
  for (const items of histories) {
    items.forEach((from, index) => {
      const row = transitions.get(from) ?? new Map<string, number>();
      transitions.set(from, row);
      items.slice(index + 1, index + 1 + WINDOW).forEach((to, gap) => {
        row.set(to, (row.get(to) ?? 0) + (gap + 1) ** -0.5);
      });
    });
  }
  return transitions;
}

/**
 * Whether a log can be learnt from: each shopper's last item is held out and ranked among all items but the
 * shopper's own. A last item that the shopper already had counts as missed for both.
 */
export function measureLearnability(sequences: readonly { itemIds: readonly string[] }[]): Learnability {
  const histories = sequences.map(({ itemIds }) => itemIds.slice(0, -1));
  const popularity = new Map<string, number>();
  for (const item of histories.flat()) popularity.set(item, (popularity.get(item) ?? 0) + 1);
  const transitions = countTransitions(histories);
  let byPopularity = 0;
  let byTransitions = 0;
  sequences.forEach(({ itemIds }, index) => {
    const target = itemIds[itemIds.length - 1] ?? '';
    const history = histories[index] ?? [];
    const known = new Set(history);
    if (topTen(popularity, known).includes(target)) byPopularity++;
    const scores = new Map<string, number>();
    history.slice(-HISTORY).forEach((item, position, recent) => {
      const weight = HISTORY_DECAY ** (recent.length - 1 - position);
      const row = transitions.get(item) ?? new Map<string, number>();
      const total = [...row.values()].reduce((sum, value) => sum + value, 1);
      for (const [next, value] of row)
        scores.set(next, (scores.get(next) ?? 0) + (weight * value) / total ** 0.3);
    });
    if (topTen(scores, known).includes(target)) byTransitions++;
  });
  const shoppers = Math.max(1, sequences.length);
  return {
    popularityRecallAt10: byPopularity / shoppers,
    transitionRecallAt10: byTransitions / shoppers,
    shoppers: sequences.length,
  };
}
