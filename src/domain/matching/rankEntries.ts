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
  /** Of its closest phrasings, see `rankEntries`. */
  score: number;
  /** The closest. */
  phrasing: number;
}

/** What each of an entry's closest phrasings counts: one that happens to be close is believed less than three that are. */
const CLOSEST = [1, 0.5, 0.25] as const;

/**
 * Entries, closest first; of equals the one that stands first in the index. A phrasing scores
 * cosine + lexicalWeight · lexical, an entry the weighted mean of its closest three, or of fewer where it has no more.
 */
export function rankEntries(
  { cosines, lexical, entries }: PhrasingScores,
  lexicalWeight: number,
): RankedEntry[] {
  const phrasings = new Map<number, { phrasing: number; score: number }[]>();
  for (let phrasing = 0; phrasing < entries.length; phrasing++) {
    const entry = entries[phrasing]!;
    const own = { phrasing, score: cosines[phrasing]! + lexicalWeight * lexical[phrasing]! };
    const known = phrasings.get(entry);
    if (known) known.push(own);
    else phrasings.set(entry, [own]);
  }
  const ranked = [...phrasings].map(([entry, own]): RankedEntry => {
    const closest = own.sort((a, b) => b.score - a.score || a.phrasing - b.phrasing).slice(0, CLOSEST.length);
    return { entry, score: weightedMean(closest), phrasing: closest[0]!.phrasing };
  });
  return ranked.sort((a, b) => b.score - a.score || a.entry - b.entry);
}

function weightedMean(closest: readonly { score: number }[]): number {
  let [sum, weights] = [0, 0];
  closest.forEach(({ score }, place) => {
    sum += CLOSEST[place]! * score;
    weights += CLOSEST[place]!;
  });
  return sum / weights;
}
