import { createSampleArtifact } from '../../../src/inference/testing/sampleArtifact';
import { type GraphicsCounts } from '../../browser/countGraphics';

/** The ranking that is measured: a transformer over 50 interactions, against 3,000 items. */
export const TRANSFORMER = { layers: 2, heads: 2, feedForward: 128 };
export const RANKING = { itemCount: 3000, dimension: 64, historyLength: 50 };

/** The same random weights for every contender. */
export function createRankingArtifact() {
  return createSampleArtifact({ ...RANKING, encoders: { transformer: { weight: 1, ...TRANSFORMER } } });
}

/** A full history, oldest first. */
export const HISTORY = Array.from(
  { length: RANKING.historyLength },
  (_, at) => (at * 397) % RANKING.itemCount,
);

/** What one contender's page measured. */
export interface Measured {
  /** cos(query, item) of every item, by which contenders are checked against each other. */
  cosines: number[];
  /** From a model in memory to its first ranking: uploads, compilation and what else comes before it. */
  firstMs: number;
  timesMs: number[];
  /** One ranking after that; `programs` are all that were linked. Zeros without WebGL. */
  counts: GraphicsCounts;
}

export const ROUNDS = 15;
