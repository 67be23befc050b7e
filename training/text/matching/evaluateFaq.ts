import { rankEntries } from '../../../src/domain/matching/rankEntries';
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
    return Float32Array.from(bank, (_entry, row) => {
      let dot = 0;
      const start = row * dimension;
      for (let at = 0; at < dimension; at++) dot += own[at]! * standards[start + at]!;
      return dot;
    });
  });
  return { targets, cosines, lexical: texts.map((text) => index.scores(text)) };
}

/** `cosineWeight` 0 leaves BM25 alone. */
export function bankMetrics(
  { targets, cosines, lexical }: BankScores,
  lexicalWeight: number,
  cosineWeight = 1,
): FaqMetrics {
  let [first, fifth, reciprocal] = [0, 0, 0];
  const nothing = new Float32Array(cosines[0]?.length ?? 0);
  const entries = Int32Array.from(nothing.keys());
  targets.forEach((target, query) => {
    const ranked = rankEntries(
      { cosines: cosineWeight === 0 ? nothing : cosines[query]!, lexical: lexical[query]!, entries },
      lexicalWeight,
    );
    const rank = 1 + ranked.findIndex(({ entry }) => entry === target);
    if (rank === 1) first += 1;
    if (rank <= 5) fifth += 1;
    if (rank <= 10) reciprocal += 1 / rank;
  });
  const n = targets.length;
  const share = (sum: number) => Number((sum / n).toFixed(5));
  return { recallAt1: share(first), recallAt5: share(fifth), mrrAt10: share(reciprocal), n };
}
