import { type RecommenderConfig } from '../../src/contracts';
import { finishScores } from '../../src/models/recommender/finishScores';
import { buildHistoryBatch } from '../../src/models/recommender/historyBatch';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { disposeRecommender, scoreItems, uploadRecommender } from '../../src/models/recommender/scoreItems';
import { type ScoreHistories } from './rankHeldOut';

export interface ModelScorer {
  score: ScoreHistories;
  /** query · item only, before temperature, popularity and transitions. */
  cosines: ScoreHistories;
  dispose(): void;
}

/**
 * Scores by the code that runs on the phone, on the current backend. Histories without a known item get the
 * popularity prior alone, as phones show it.
 */
export function createModelScorer(weights: RecommenderWeights, config: RecommenderConfig): ModelScorer {
  const tensors = uploadRecommender(weights, config);
  const { itemCount } = weights;

  const cosines: ScoreHistories = async (histories, signals) => {
    const indexed = histories.map((items, index) => ({ items, signals: signals?.[index] }));
    const known = indexed.filter(({ items }) => items.length > 0);
    const rows = histories.map(() => new Float32Array(itemCount));
    if (known.length === 0) return rows;
    const tensor = scoreItems(tensors, buildHistoryBatch(known, config.historyLength));
    try {
      const values = (await tensor.data()) as Float32Array;
      let next = 0;
      return histories.map((history, index) =>
        history.length > 0 ? values.subarray(next * itemCount, ++next * itemCount) : rows[index]!,
      );
    } finally {
      tensor.dispose();
    }
  };
  return {
    cosines,
    score: async (histories, signals) => {
      const rows = await cosines(histories, signals);
      return rows.map((row, index) => finishScores(row, histories[index]!, weights, config));
    },
    dispose: () => disposeRecommender(tensors),
  };
}
