import { type TextEncoderConfig } from '../../../src/contracts';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { cosineWith } from '../../../src/domain/matching/questionIndex';
import { rocAuc } from '../../../src/domain/metrics/rocAuc';
import { createLexicalIndex } from '../../../src/text/lexicalIndex';
import { encodeSentences } from './encodeSentences';
import { type QuestionPair } from './questionPairs';

export interface PairMetrics {
  /** Of answers same or not, by a threshold that the other half of the pairs chose. */
  accuracy: number;
  /** Of pairs that ask the same against the others, see `rocAuc`. */
  auc: number;
}

export interface PairEvaluation {
  n: number;
  /** Share of pairs that ask the same. */
  same: number;
  metrics: PairMetrics;
  baselines: Record<string, PairMetrics>;
}

/** Tells pairs that ask the same from others by their score, beside BM25 over the second questions and vectors alone. */
export async function evaluatePairs(
  weights: NamedWeights,
  config: TextEncoderConfig,
  pairs: readonly QuestionPair[],
): Promise<PairEvaluation> {
  const texts = pairs.flatMap(({ first, second }) => [first, second]);
  const { vectors, dimension } = await encodeSentences(weights, config, texts);
  const index = createLexicalIndex(pairs.map(({ second }) => second));
  const lexical = pairs.map(({ first }, row) => index.scores(first)[row]!);
  const cosines = pairs.map((_, row) =>
    cosineWith(vectors.subarray(2 * row * dimension, (2 * row + 1) * dimension), vectors, 2 * row + 1),
  );
  const labels = pairs.map(({ isSame }) => isSame);
  const { lexicalWeight } = config.matching ?? { lexicalWeight: 0 };
  return {
    n: pairs.length,
    same: round(labels.filter(Boolean).length / pairs.length),
    metrics: pairMetrics(
      cosines.map((cosine, row) => cosine + lexicalWeight * lexical[row]!),
      labels,
    ),
    baselines: { BM25: pairMetrics(lexical, labels), 'vectors alone': pairMetrics(cosines, labels) },
  };
}

/** Halves are every other pair. */
export function pairMetrics(scores: readonly number[], labels: readonly boolean[]): PairMetrics {
  const rows = [...scores.keys()];
  const halves = [0, 1].map((half) => rows.filter((row) => row % 2 === half));
  const right = halves.map((asked, half) => {
    const threshold = bestThreshold(halves[1 - half]!, scores, labels);
    return asked.filter((row) => scores[row]! >= threshold === labels[row]).length;
  });
  return { accuracy: round((right[0]! + right[1]!) / scores.length), auc: round(rocAuc(scores, labels)) };
}

/** The score from which on to answer same, so that most answers are right. */
function bestThreshold(
  rows: readonly number[],
  scores: readonly number[],
  labels: readonly boolean[],
): number {
  const falling = [...rows].sort((a, b) => scores[b]! - scores[a]!);
  let gain = 0;
  let best = { gain: 0, threshold: Infinity };
  falling.forEach((row, place) => {
    gain += labels[row] ? 1 : -1;
    const isLastOfEquals = scores[falling[place + 1] ?? -1] !== scores[row];
    if (isLastOfEquals && gain > best.gain) best = { gain, threshold: scores[row]! };
  });
  return best.threshold;
}

const round = (value: number) => Number(value.toFixed(5));
