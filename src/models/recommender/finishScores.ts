import { type RecommenderConfig } from '../../contracts';
import { type RecommenderWeights } from './recommenderWeights';
import { addTransitionScores } from './transitionTable';

/**
 * score = cos / temperature + popularityWeight · popularity + transition weight · √P.
 * `cosines` [N] is one row of `scoreItems`; `history` its item indices, oldest first. Runs after the
 * read-back: it is a handful of additions per item, and sparse tables are slow on a GPU.
 */
export function finishScores(
  cosines: Float32Array,
  history: readonly number[],
  { popularity, transitions }: Pick<RecommenderWeights, 'popularity' | 'transitions'>,
  config: RecommenderConfig,
): Float32Array {
  const scores = cosines.map(
    (cosine, item) => cosine / config.temperature + config.popularityWeight * popularity[item]!,
  );
  addTransitionScores(scores, transitions, history, config.transitions);
  return scores;
}
