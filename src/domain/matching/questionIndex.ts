import { type PhrasingScores, rankEntries, type RankedEntry } from './rankEntries';

/** Phrasings of questions, each of an entry, that texts are compared with. */
export interface QuestionIndex {
  texts: readonly string[];
  /** Entry of each phrasing, 0 … entries − 1. */
  owners: readonly number[];
  /** Vectors of unit length, one a phrasing, [phrasings · dimension]. */
  vectors: Float32Array;
  dimension: number;
  /** What each phrasing shares with a text in words, from 0 to about 1. */
  lexical(text: string): ArrayLike<number>;
}

/** A text with its vector of unit length. */
export interface Question {
  text: string;
  vector: Float32Array;
}

export interface RankOptions {
  lexicalWeight: number;
  /** How much the cosine counts. 1 by default. */
  cosineWeight?: number;
  /** Phrasings that are taken out of the index. */
  without?: (phrasing: number) => boolean;
}

/** How close a question is to every phrasing: what any ranking of it is made of. */
export function scorePhrasings(
  { owners, vectors, lexical }: QuestionIndex,
  { text, vector }: Question,
): PhrasingScores {
  return {
    cosines: owners.map((_, phrasing) => cosineWith(vector, vectors, phrasing)),
    lexical: lexical(text),
    entries: owners,
  };
}

/** Entries by the scores of their phrasings, closest first. */
export function rankScored(
  { cosines, lexical, entries }: PhrasingScores,
  { lexicalWeight, cosineWeight = 1, without = () => false }: RankOptions,
): RankedEntry[] {
  const kept = Array.from(entries, (_, phrasing) => phrasing).filter((phrasing) => !without(phrasing));
  const scores: PhrasingScores = {
    cosines: kept.map((phrasing) => cosineWeight * cosines[phrasing]!),
    lexical: kept.map((phrasing) => lexical[phrasing]!),
    entries: kept.map((phrasing) => entries[phrasing]!),
  };
  return rankEntries(scores, lexicalWeight);
}

/** Cosine of a vector with row `row` of others, all of unit length. */
export function cosineWith(vector: Float32Array, others: Float32Array, row: number): number {
  const start = row * vector.length;
  return vector.reduce((sum, value, at) => sum + value * others[start + at]!, 0);
}

/** A phrasing of the index as a question. */
export function phrasingAsQuestion({ texts, vectors, dimension }: QuestionIndex, phrasing: number): Question {
  return {
    text: texts[phrasing]!,
    vector: vectors.subarray(phrasing * dimension, (phrasing + 1) * dimension),
  };
}
