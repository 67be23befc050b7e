import { type RecommenderConfig } from '../../contracts';

/**
 * "People go from A to B": for each item its strongest successors.
 * Rows hold K entries; a row with fewer ends in entries of weight 0.
 */
export interface TransitionTable {
  neighboursPerItem: number;
  /** [N, K] item indices. */
  neighbours: Int32Array;
  /** [N, K], not negative; the mean of those above 0 is 0.5, so that weights mean the same from table to table. */
  weights: Float32Array;
}

/**
 * Where the recent items lead: S = Σ decay^age · weights of each one's row, divided by (sum over all items)^normalisation.
 * Sparse: at most `config.historyLength · K` entries; empty when no recent item has a row.
 */
export function transitionStrengths(
  table: TransitionTable,
  history: ArrayLike<number>,
  config: Omit<RecommenderConfig['transitions'], 'weight'>,
): Map<number, number> {
  const { neighboursPerItem, neighbours, weights } = table;
  const strengths = new Map<number, number>();
  let total = 0;
  let recency = 1;
  const oldest = Math.max(0, history.length - config.historyLength);
  for (let position = history.length - 1; position >= oldest; position--) {
    const row = history[position]! * neighboursPerItem;
    for (let entry = row; entry < row + neighboursPerItem; entry++) {
      const contribution = recency * weights[entry]!;
      if (contribution === 0) continue;
      const neighbour = neighbours[entry]!;
      strengths.set(neighbour, (strengths.get(neighbour) ?? 0) + contribution);
      total += contribution;
    }
    recency *= config.decay;
  }
  if (total > 0 && config.normalisation > 0) {
    const divisor = total ** config.normalisation;
    strengths.forEach((value, item) => strengths.set(item, value / divisor));
  }
  return strengths;
}

/** Adds `config.weight` · √S to `scores` [N] in place. */
export function addTransitionScores(
  scores: Float32Array,
  table: TransitionTable,
  history: ArrayLike<number>,
  config: RecommenderConfig['transitions'],
): void {
  if (config.weight === 0) return;
  transitionStrengths(table, history, config).forEach((strength, item) => {
    scores[item] = scores[item]! + config.weight * Math.sqrt(strength);
  });
}
