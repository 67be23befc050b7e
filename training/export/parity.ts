import { type ParityVectors, type RecommenderConfig } from '../../src/contracts';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type SequenceSet } from '../datasets/corpus';
import { createModelScorer } from '../evaluate/scoreWithModel';

/** Numbers in the file, over all cases: about 200 KB of JSON. */
const MAX_SCORES = 24_000;
const MAX_CASES = 8;
/** Of weights whose encoders have passed the self-test of the artifact before: no score is as it was, so each costs anew. */
export const INCREMENT_CASES = 4;

/**
 * Histories with the scores of the quantised weights, for phones to compare their own with. Lengths differ on
 * purpose: one item, a full history, more than a full history.
 */
export async function buildParity(
  weights: RecommenderWeights,
  config: RecommenderConfig,
  items: readonly string[],
  { sequences, signals }: Pick<SequenceSet, 'sequences' | 'signals'>,
  maxCases = MAX_CASES,
): Promise<ParityVectors> {
  const count = Math.max(1, Math.min(maxCases, sequences.length, Math.floor(MAX_SCORES / items.length)));
  const byLength = [...sequences.keys()].sort((a, b) => sequences[a]!.length - sequences[b]!.length);
  const histories = Array.from({ length: count }, (_, index) => {
    const place = count === 1 ? 0.9 : index / (count - 1);
    const row = byLength[Math.floor(place * (byLength.length - 1))]!;
    return { items: sequences[row]!.slice(0, 50), signals: config.signals && signals?.[row]!.slice(0, 50) };
  });
  const scorer = createModelScorer(weights, config);
  try {
    const scores = await scorer.score(
      histories.map(({ items }) => items),
      histories.map((history) => history.signals || undefined),
    );
    return {
      // Scores are cosines divided by the temperature plus exact terms: 32-bit sums of 64 products agree to
      // about 1e-6, 16-bit textures to about 5e-3, before the division.
      toleranceFloat32: 1e-4 / config.temperature,
      toleranceFloat16: 1e-2 / config.temperature,
      cases: histories.map((history, index) => ({
        history: Array.from(history.items, (item) => items[item]!),
        ...(history.signals && { signals: [...history.signals] }),
        scores: Array.from(scores[index]!, (score) => Number(score.toFixed(4))),
      })),
    };
  } finally {
    scorer.dispose();
  }
}
