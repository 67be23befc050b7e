import { cosineWith } from '../../../src/domain/matching/questionIndex';
import { rankEntries } from '../../../src/domain/matching/rankEntries';
import { recallAt, reciprocalRankAt } from '../../../src/domain/metrics/rankingMetrics';
import { createLexicalIndex } from '../../../src/text/lexicalIndex';
import { type BankEntry } from './questionBank';

export interface FaqMetrics {
  recallAt1: number;
  recallAt5: number;
  /** Mean reciprocal rank, 0 beyond the tenth place. */
  mrrAt10: number;
  n: number;
}

/** Vectors of unit length, one after the other. */
export interface BankVectors {
  dimension: number;
  standards: Float32Array;
  /** Of the queries of all entries, in order. */
  queries: Float32Array;
}

/** Both parts' scores of every query, so that weights can be tried without computing them anew. */
export interface BankScores {
  /** Row of the right standard, by query. */
  targets: Int32Array;
  cosines: Float32Array[];
  lexical: Float64Array[];
}

export function scoreBank(
  bank: readonly BankEntry[],
  { dimension, standards, queries }: BankVectors,
): BankScores {
  const index = createLexicalIndex(bank.map(({ standard }) => standard));
  const texts = bank.flatMap(({ queries: own }) => own);
  const targets = Int32Array.from(bank.flatMap(({ queries: own }, row) => own.map(() => row)));
  const cosines = texts.map((_, query) => {
    const own = queries.subarray(query * dimension, (query + 1) * dimension);
    return Float32Array.from(bank, (_entry, row) => cosineWith(own, standards, row));
  });
  return { targets, cosines, lexical: texts.map((text) => index.scores(text)) };
}

/** `cosineWeight` 0 leaves BM25 alone. */
export function bankMetrics(
  { targets, cosines, lexical }: BankScores,
  lexicalWeight: number,
  cosineWeight = 1,
): FaqMetrics {
  const nothing = new Float32Array(cosines[0]?.length ?? 0);
  const entries = Int32Array.from(nothing.keys());
  const ranks = Array.from(targets, (target, query) => {
    const scores = {
      cosines: cosineWeight === 0 ? nothing : cosines[query]!,
      lexical: lexical[query]!,
      entries,
    };
    return rankEntries(scores, lexicalWeight).findIndex(({ entry }) => entry === target);
  });
  return faqMetrics(ranks);
}

/** From the rank of each right entry, counting from 0; `Infinity` where it is not ranked. */
export function faqMetrics(ranks: readonly number[]): FaqMetrics {
  const n = ranks.length;
  const mean = (of: (rank: number) => number) =>
    Number((ranks.reduce((sum, rank) => sum + of(rank), 0) / n).toFixed(5));
  return {
    recallAt1: mean((rank) => recallAt(1, rank)),
    recallAt5: mean((rank) => recallAt(5, rank)),
    mrrAt10: mean((rank) => reciprocalRankAt(10, rank)),
    n,
  };
}
