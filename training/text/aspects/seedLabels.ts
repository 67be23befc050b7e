import { ASPECTS, type Aspect } from '../../../src/contracts';
import { canonicalText } from '../../../src/text/canonical/canonicalText';
import { ASPECT_SEEDS } from './seedWords';

/** What seed words say of a text. */
export interface SeedReading {
  /** Of which aspects a seed word occurs, in the order of `ASPECTS`. */
  aspects: Aspect[];
  /** The canonical text without any seed word. */
  rest: string;
}

/** Longest first: of 做工精细 and 做工 the longer one is taken. */
const longestFirst = (words: readonly string[]) => [...words].sort((one, other) => other.length - one.length);
const COUNTER_EXAMPLES = ASPECTS.map((aspect) => longestFirst(ASPECT_SEEDS[aspect].not));
const SEEDS = ASPECTS.map((aspect) => {
  const { names, praises, blames } = ASPECT_SEEDS[aspect];
  return longestFirst([...names, ...praises, ...blames]);
});
/** Takes the place of what was cut out, so that what stood on both sides of it makes no new word. */
const GAP = ' ';

/** Finds seed words, of each aspect in the text without that aspect's counter-examples. */
export function readSeeds(input: string): SeedReading {
  const { text } = canonicalText(input);
  const found: string[] = [];
  const aspects = ASPECTS.filter((_, index) => {
    const without = cut(text, COUNTER_EXAMPLES[index]!);
    const own = SEEDS[index]!.filter((seed) => without.includes(seed));
    found.push(...own);
    return own.length > 0;
  });
  return { aspects, rest: cut(text, longestFirst(found)).trim() };
}

function cut(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => (rest.includes(word) ? rest.split(word).join(GAP) : rest), text);
}
