import { type RecommenderConfig } from '../../contracts';
import { type RecommenderWeights } from './recommenderWeights';
import { addTransitionScores } from './transitionTable';

/**
 * score = query · item / temperature + popularity and trend with their weights + weight of transitions · √S.
 * `cosines` [N] is one row of `scoreItems`; `history` its item indices, oldest first. Runs after the
 * read-back: it is a handful of additions per item, and sparse tables are slow on a GPU.
 */
export function finishScores(
  cosines: Float32Array,
  history: ArrayLike<number>,
  { popularity, trend, transitions }: Pick<RecommenderWeights, 'popularity' | 'trend' | 'transitions'>,
  { temperature, popularityWeight, trendWeight, transitions: config }: RecommenderConfig,
): Float32Array {
  const scores = cosines.map(
    (cosine, item) =>
      cosine / temperature + popularityWeight * popularity[item]! + trendWeight * trend[item]!,
  );
  addTransitionScores(scores, transitions, history, config);
  return scores;
}
