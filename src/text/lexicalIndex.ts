import { canonicalText } from './canonical/canonicalText';

/** Of Robertson & Zaragoza 2009: how fast a repeated gram saturates, and how much a long text is held against it. */
const K1 = 1.2;
const B = 0.75;

/** Scores texts by the characters and pairs of characters that they share with a query (BM25). */
export interface LexicalIndex {
  /**
   * One score a text of the index: 0 where nothing is shared, 1 for a text that is the query. As a share of what the query
   * scores against itself, scores of short and of long queries can be held to one threshold.
   */
  scores(query: string): Float64Array;
}

export function createLexicalIndex(texts: readonly string[]): LexicalIndex {
  const postings = new Map<string, { text: number; count: number }[]>();
  const lengths = texts.map((text, index) => {
    const grams = gramCounts(text);
    let length = 0;
    for (const [gram, count] of grams) {
      length += count;
      const list = postings.get(gram);
      if (list) list.push({ text: index, count });
      else postings.set(gram, [{ text: index, count }]);
    }
    return length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, texts.length) || 1;
  const rarityOf = (documents: number) => Math.log(1 + (texts.length - documents + 0.5) / (documents + 0.5));
  const saturated = (count: number, length: number) =>
    (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / mean));
  return {
    scores: (query) => {
      const scores = new Float64Array(texts.length);
      const grams = gramCounts(query);
      const queryLength = [...grams.values()].reduce((sum, count) => sum + count, 0);
      let ideal = 0;
      for (const [gram, times] of grams) {
        const list = postings.get(gram) ?? [];
        const weight = times * rarityOf(list.length);
        ideal += weight * saturated(times, queryLength);
        for (const { text, count } of list) scores[text]! += weight * saturated(count, lengths[text]!);
      }
      return ideal > 0 ? scores.map((score) => score / ideal) : scores;
    },
  };
}

const SIGN = /^[\p{L}\p{N}]+$/u;

/** Characters and neighbouring pairs of letters and digits, and how often each occurs. */
function gramCounts(text: string): Map<string, number> {
  const characters = Array.from(canonicalText(text).text);
  const counts = new Map<string, number>();
  characters.forEach((character, index) => {
    for (const gram of [character, character + (characters[index + 1] ?? ' ')]) {
      if (SIGN.test(gram)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  });
  return counts;
}
