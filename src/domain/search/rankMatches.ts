import { type Match } from './searchIndex';

/**
 * How much of an item's standing its relevance alone decides. A result whose relevance is more than 1 / this times
 * another's stands before it, whatever the shopper likes.
 */
const LEXICAL_SHARE = 0.7;
/** Where this many results are found as they were meant, those with a typing error in between are left out. */
const ENOUGH_STRONG = 6;
const STRONG = 0.55;

/**
 * Item ids, best first: relevance × (what the shopper likes, among these results). Without scores it is relevance alone, and
 * the catalogue's order between equals, so that the list is the same for everybody.
 * @param scores of the recommender, of any scale; items without one count as the least liked
 */
export function rankMatches(
  matches: readonly Match[],
  scores: ReadonlyMap<string, number> | undefined,
): string[] {
  const strong = matches.filter(({ relevance }) => relevance >= STRONG);
  const kept = strong.length >= ENOUGH_STRONG ? strong : matches;
  const preference = preferenceAmong(kept, scores);
  return (
    kept
      .map(({ itemId, relevance }, place) => ({
        itemId,
        place,
        relevance,
        value: relevance * (LEXICAL_SHARE + (1 - LEXICAL_SHARE) * preference(itemId)),
      }))
      // Rounding may make one value of two relevances.
      .sort(
        (one, other) => other.value - one.value || other.relevance - one.relevance || one.place - other.place,
      )
      .map(({ itemId }) => itemId)
  );
}

/** Scores spread over 0…1 among these results. */
function preferenceAmong(
  matches: readonly Match[],
  scores: ReadonlyMap<string, number> | undefined,
): (itemId: string) => number {
  const known = matches.map(({ itemId }) => scores?.get(itemId)).filter((score) => score !== undefined);
  const least = Math.min(...known);
  const span = Math.max(...known) - least;
  if (!scores || !(span > 0)) return () => 0;
  return (itemId) => ((scores.get(itemId) ?? least) - least) / span;
}
