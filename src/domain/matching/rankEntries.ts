/** How close a question is to every phrasing of an index. */
export interface PhrasingScores {
  /** Cosine of the sentence vectors, one a phrasing. */
  cosines: ArrayLike<number>;
  /** Words in common (BM25), one a phrasing. */
  lexical: ArrayLike<number>;
  /** Entry of each phrasing, 0 … entries − 1. */
  entries: ArrayLike<number>;
}

export interface RankedEntry {
  entry: number;
  /** cosine + lexicalWeight · lexical score of the phrasing that is closest. */
  score: number;
  /** That phrasing. */
  phrasing: number;
}

/** Entries, closest first, each by its closest phrasing; of equals the one that stands first in the index. */
export function rankEntries(
  { cosines, lexical, entries }: PhrasingScores,
  lexicalWeight: number,
): RankedEntry[] {
  const best = new Map<number, RankedEntry>();
  for (let phrasing = 0; phrasing < entries.length; phrasing++) {
    const entry = entries[phrasing]!;
    const score = cosines[phrasing]! + lexicalWeight * lexical[phrasing]!;
    const known = best.get(entry);
    if (!known || score > known.score) best.set(entry, { entry, score, phrasing });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.entry - b.entry);
}
