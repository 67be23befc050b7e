import { canonicalText } from '../../../src/text/canonical/canonicalText';

/** Characters that get a row of their own; the rest occur in fewer than one text of ten thousand. */
const MOST_CHARACTERS = 4000;
const FEWEST_OCCURRENCES = 2;

/** The most frequent characters of the texts, most frequent first; of equals the one that Unicode has first. */
export function chooseCharacters(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const character of canonicalText(text).text) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST_OCCURRENCES)
    .sort(([a, first], [b, second]) => second - first || a.codePointAt(0)! - b.codePointAt(0)!)
    .slice(0, MOST_CHARACTERS)
    .map(([character]) => character)
    .join('');
}
