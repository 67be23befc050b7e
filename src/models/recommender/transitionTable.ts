import { type RecommenderConfig } from '../../contracts';

/**
 * "People go from A to B": for each item its strongest successors.
 * Rows hold K entries; a row with fewer ends in entries of weight 0.
 */
export interface TransitionTable {
  neighboursPerItem: number;
  /** [N, K] item indices. */
  neighbours: Int32Array;
  /** [N, K], not negative. The scale of the whole table is arbitrary. */
  weights: Float32Array;
}

/**
 * P(next item | history) by the table: Σ decay^age · weights of each recent item's row, divided by the sum
 * over all items. Sparse: at most `config.historyLength · K` entries; empty when no recent item has a row.
 */
export function transitionProbabilities(
  table: TransitionTable,
  history: readonly number[],
  config: RecommenderConfig['transitions'],
): Map<number, number> {
  const { neighboursPerItem, neighbours, weights } = table;
  const mass = new Map<number, number>();
  let total = 0;
  let recency = 1;
  const oldest = Math.max(0, history.length - config.historyLength);
  for (let position = history.length - 1; position >= oldest; position--) {
    const row = history[position]! * neighboursPerItem;
    for (let entry = row; entry < row + neighboursPerItem; entry++) {
      const contribution = recency * weights[entry]!;
      if (contribution === 0) continue;
      const neighbour = neighbours[entry]!;
      mass.set(neighbour, (mass.get(neighbour) ?? 0) + contribution);
      total += contribution;
    }
    recency *= config.decay;
  }
  if (total > 0) mass.forEach((value, item) => mass.set(item, value / total));
  return mass;
}

/** Adds `config.weight` · √P to `scores` [N] in place. */
export function addTransitionScores(
  scores: Float32Array,
  table: TransitionTable,
  history: readonly number[],
  config: RecommenderConfig['transitions'],
): void {
  if (config.weight === 0) return;
  transitionProbabilities(table, history, config).forEach((probability, item) => {
    scores[item] = scores[item]! + config.weight * Math.sqrt(probability);
  });
}
