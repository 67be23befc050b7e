import { type RecommenderConfig } from '../../src/contracts';
import { finishScores } from '../../src/models/recommender/finishScores';
import { SIGNAL_COUNT } from '../../src/models/recommender/signals';
import { plainScores } from '../../src/models/recommender/testing/plainScores';
import { randomWeights } from '../../src/models/recommender/testing/randomWeights';
import { startEngine } from '../engine/startEngine';
import { seededRandom } from '../random/seededRandom';
import { createModelScorer } from './scoreWithModel';

const ITEMS = 9;
const config: RecommenderConfig = {
  encoders: {
    decayedAverage: { weight: 0.6 },
    transformer: { weight: 0.4, layers: 2, heads: 2, feedForward: 6 },
  },
  dimension: 8,
  historyLength: 4,
  temperature: 0.1,
  transitions: { weight: 1, decay: 0.5, normalisation: 0.5, historyLength: 3, neighboursPerItem: 1 },
  popularityWeight: 0.3,
  trendWeight: 0.2,
  signals: SIGNAL_COUNT,
};

/** What the trainer chooses by and what every report says is computed on its engine, by kernels that phones lack. */
it('scores on the training engine as the formulas do, one history or several', async () => {
  await startEngine();
  const random = seededRandom(11);
  const numbers = (size: number) => Float32Array.from({ length: size }, () => random.next() - 0.5);
  const weights = randomWeights(config, ITEMS, numbers);
  const histories = [[3], [1, 2, 8], [0, 4, 5, 6, 7, 2]];
  const signals = histories.map((history) => history.map(() => random.below(SIGNAL_COUNT)));
  const expected = histories.map((history, row) =>
    finishScores(
      Float32Array.from(plainScores(weights, config, history, signals[row])),
      history,
      weights,
      config,
    ),
  );
  const scorer = createModelScorer(weights, config);
  const items = histories.map((history) => Int32Array.from(history));
  const together = await scorer.score(items, signals);
  for (const [row, history] of items.entries()) {
    const [alone] = await scorer.score([history], [signals[row]]);
    expected[row]!.forEach((score, item) => {
      expect(together[row]![item]).toBeCloseTo(score, 3);
      expect(alone![item]).toBeCloseTo(score, 3);
    });
  }
  scorer.dispose();
});
