const SMALL_WORDS = new Set([
  'a',
  'an',
  'and',
  'at',
  'de',
  'des',
  'du',
  'for',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
]);
/** Abbreviations of the log, spelt out as a shop would; the rest keeps its letters. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  asstd: 'Assorted',
  ass: 'Assorted',
  col: 'Colour',
  choc: 'Chocolate',
  xmas: 'Christmas',
  'w/': 'with',
  diam: 'Diameter',
};
const UPPER = new Set(['led', 'tv', 'diy', 'uk', 'ii', '3d', 'i', 'pc']);

function formatWord(word: string, isFirst: boolean): string {
  const lower = word.toLowerCase();
  const spelt = SPELT_OUT[lower];
  if (spelt !== undefined) return spelt;
  if (UPPER.has(lower)) return lower.toUpperCase();
  if (SMALL_WORDS.has(lower) && !isFirst) return lower;
  // The first letter of each part: T-Light, Set/6, but not children's → Children'S.
  return lower.replace(
    /(^|[-/+&(.])([a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** `WHITE HANGING HEART T-LIGHT HOLDER` → `White Hanging Heart T-Light Holder`. */
export function titleCase(description: string): string {
  return description
    .replace(/([a-z])\.(?=[a-z])/gi, '$1. ')
    .replace(/[.,\s]+$/, '')
    .trim()
    .split(/\s+/)
    .map((word, index) => formatWord(word, index === 0))
    .join(' ');
}
