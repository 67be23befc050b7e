import { type FaqEntry, type TextEncoderConfig } from '../../../src/contracts';
import { answerConfidence } from '../../../src/domain/matching/answerConfidence';
import { calibrateIndex } from '../../../src/domain/matching/calibrateIndex';
import { indexEntries } from '../../../src/domain/matching/indexEntries';
import { rankScored, type RankOptions, scorePhrasings } from '../../../src/domain/matching/questionIndex';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { createLexicalIndex } from '../../../src/text/lexicalIndex';
import { type FaqTest } from '../probes/faq/faqTest';
import { encodeSentences } from './encodeSentences';
import { faqMetrics, type FaqMetrics } from './evaluateFaq';

export interface ShopFaqEvaluation extends FaqMetrics {
  entries: number;
  phrasings: number;
  /** See `IndexCalibration`; null where nothing is answered. */
  lexicalWeight: number;
  threshold: number | null;
  /** At that threshold, of all answers, those to messages that nothing answers among them. */
  precision: number;
  /** Of the questions that have an answer. */
  answered: number;
  /** Of the messages that have none. */
  refused: number;
  baselines: { BM25: { recallAt1: number }; 'vectors alone': { recallAt1: number } };
}

/** Asks the shop's own FAQ in words that nothing was indexed or learned from. */
export async function evaluateShopFaq(
  weights: NamedWeights,
  config: TextEncoderConfig,
  entries: readonly FaqEntry[],
  { questions, refusals }: FaqTest,
): Promise<ShopFaqEvaluation> {
  const rowOf = new Map(entries.map(({ id }, index) => [id, index]));
  const asked = questions.flatMap(({ id, queries }) =>
    queries.map((text) => ({ text, entry: rowOf.get(id)! })),
  );
  const encode = (texts: readonly string[]) => encodeSentences(weights, config, texts);
  const messages = [...asked.map(({ text }) => text), ...refusals];
  const { vectors, dimension } = await encode(messages);
  const encoder = { dimension, vectors: async (texts: readonly string[]) => (await encode(texts)).vectors };
  const index = await indexEntries(entries, encoder, createLexicalIndex);
  const { lexicalWeight, threshold } = calibrateIndex(index);
  const scores = messages.map((text, message) => {
    const start = message * dimension;
    return scorePhrasings(index, { text, vector: vectors.subarray(start, start + dimension) });
  });
  const rankingsBy = (options: RankOptions) => scores.map((own) => rankScored(own, options));
  const rankings = rankingsBy({ lexicalWeight });
  const share = (part: number, whole: number) => Number((part / Math.max(1, whole)).toFixed(5));
  const places = asked.map(({ entry }, row) => rankings[row]!.findIndex((one) => one.entry === entry));
  const isAnswered = rankings.map((ranking) => answerConfidence(ranking) >= threshold);
  const answers = isAnswered.filter(Boolean).length;
  const right = asked.filter((_, row) => isAnswered[row] && places[row] === 0).length;
  const alone = (options: RankOptions) => {
    const own = rankingsBy(options);
    return share(asked.filter(({ entry }, row) => own[row]![0]!.entry === entry).length, asked.length);
  };
  return {
    entries: entries.length,
    phrasings: index.texts.length,
    ...faqMetrics(places),
    lexicalWeight,
    threshold: Number.isFinite(threshold) ? threshold : null,
    precision: share(right, answers),
    answered: share(isAnswered.slice(0, asked.length).filter(Boolean).length, asked.length),
    refused: share(isAnswered.slice(asked.length).filter((is) => !is).length, refusals.length),
    baselines: {
      BM25: { recallAt1: alone({ cosineWeight: 0, lexicalWeight: 1 }) },
      'vectors alone': { recallAt1: alone({ lexicalWeight: 0 }) },
    },
  };
}
