import { type FaqEntry, type TextEncoderConfig } from '../../../src/contracts';
import { answerConfidence } from '../../../src/domain/matching/answerConfidence';
import { chooseThreshold, type LeftOutAnswer } from '../../../src/domain/matching/chooseThreshold';
import { rankEntries, type RankedEntry } from '../../../src/domain/matching/rankEntries';
import { type NamedWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { createLexicalIndex } from '../../../src/text/lexicalIndex';
import { type FaqTest } from '../probes/faq/faqTest';
import { phrasingsOf } from '../probes/faq/faqTopics';
import { encodeSentences } from './encodeSentences';
import { cosineWith, faqMetrics, type FaqMetrics } from './evaluateFaq';
import { isKeptFromLearning } from './shopPairs';

/** What an answer must be right in, judged by the index alone. */
const AIMED_PRECISION = 0.95;
/** Of all messages, how many are taken to ask for what the index does not have. */
const UNANSWERABLE_SHARE = 0.1;

export interface ShopFaqEvaluation extends FaqMetrics {
  entries: number;
  phrasings: number;
  /** How much words in common count, and the confidence below which nothing is answered: both chosen by phrasings of the index that nothing was learned from. */
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

const LEXICAL_WEIGHTS = [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2] as const;

/** Asks the shop's own FAQ in words that nothing was indexed or learned from. */
export async function evaluateShopFaq(
  weights: NamedWeights,
  config: TextEncoderConfig,
  entries: readonly FaqEntry[],
  { questions, refusals }: FaqTest,
): Promise<ShopFaqEvaluation> {
  const phrasings = entries.flatMap((entry, index) =>
    phrasingsOf(entry).map((text, place) => ({ text, entry: index, isKept: isKeptFromLearning(place) })),
  );
  const rowOf = new Map(entries.map(({ id }, index) => [id, index]));
  const asked = questions.flatMap(({ id, queries }) =>
    queries.map((text) => ({ text, entry: rowOf.get(id)! })),
  );
  const messages = [...asked.map(({ text }) => text), ...refusals];
  const { vectors, dimension } = await encodeSentences(weights, config, [
    ...phrasings.map(({ text }) => text),
    ...messages,
  ]);
  const lexical = createLexicalIndex(phrasings.map(({ text }) => text));
  const owners = phrasings.map(({ entry }) => entry);

  /** Ranking of the index for a text, of which some phrasings are taken out. */
  const rank = (
    text: string,
    vector: Float32Array,
    { without = () => false, cosine = 1, words }: RankOptions,
  ): RankedEntry[] => {
    const scores = lexical.scores(text);
    const kept = owners.flatMap((_, phrasing) => (without(phrasing) ? [] : [phrasing]));
    return rankEntries(
      {
        cosines: kept.map((phrasing) => cosine * cosineWith(vector, vectors, phrasing)),
        lexical: kept.map((phrasing) => scores[phrasing]!),
        entries: kept.map((phrasing) => owners[phrasing]!),
      },
      words,
    );
  };
  const vectorOf = (row: number) => vectors.subarray(row * dimension, (row + 1) * dimension);

  const leaveOut = (words: number): LeftOutAnswer[] =>
    phrasings.flatMap(({ text, entry, isKept }, row) => {
      // What the encoder has learned from would look easier than what shoppers will ask.
      if (!isKept) return [];
      const vector = vectorOf(row);
      const own = rank(text, vector, { words, without: (phrasing) => phrasing === row });
      const foreign = rank(text, vector, { words, without: (phrasing) => owners[phrasing] === entry });
      return [
        {
          confidence: answerConfidence(own),
          isRight: own[0]!.entry === entry,
          weight: 1 - UNANSWERABLE_SHARE,
        },
        { confidence: answerConfidence(foreign), isRight: false, weight: UNANSWERABLE_SHARE },
      ];
    });
  const trials = LEXICAL_WEIGHTS.map((words) => ({ words, answers: leaveOut(words) }));
  const rightOf = ({ answers }: (typeof trials)[number]) => answers.filter(({ isRight }) => isRight).length;
  const best = trials.reduce((one, other) => (rightOf(other) > rightOf(one) ? other : one));
  const { words } = best;
  const threshold = chooseThreshold(best.answers, AIMED_PRECISION);

  const rankings = messages.map((text, index) => rank(text, vectorOf(phrasings.length + index), { words }));
  const share = (part: number, whole: number) => Number((part / Math.max(1, whole)).toFixed(5));
  const places = asked.map(({ entry }, index) => rankings[index]!.findIndex((one) => one.entry === entry));
  const isAnswered = rankings.map((ranking) => answerConfidence(ranking) >= threshold);
  const answers = isAnswered.filter(Boolean).length;
  const right = asked.filter((_, index) => isAnswered[index] && places[index] === 0).length;
  const alone = (options: RankOptions) =>
    share(
      asked.filter(({ text, entry }, index) => {
        const [first] = rank(text, vectorOf(phrasings.length + index), options);
        return first!.entry === entry;
      }).length,
      asked.length,
    );
  return {
    entries: entries.length,
    phrasings: phrasings.length,
    ...faqMetrics(places),
    lexicalWeight: words,
    threshold: Number.isFinite(threshold) ? threshold : null,
    precision: share(right, answers),
    answered: share(isAnswered.slice(0, asked.length).filter(Boolean).length, asked.length),
    refused: share(isAnswered.slice(asked.length).filter((is) => !is).length, refusals.length),
    baselines: {
      BM25: { recallAt1: alone({ cosine: 0, words: 1 }) },
      'vectors alone': { recallAt1: alone({ words: 0 }) },
    },
  };
}

interface RankOptions {
  /** Phrasings that are taken out of the index. */
  without?: (phrasing: number) => boolean;
  /** How much the cosine counts. */
  cosine?: number;
  /** How much words in common count. */
  words: number;
}
