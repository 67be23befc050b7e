import { isNearlyAt, mayBeNear } from './nearDistance';
import {
  createSearchText,
  findSpelling,
  isChinese,
  type SearchText,
  sharedPairs,
  soundsLike,
} from './searchText';
import { type Readings } from './spelling';

/** How much each way of finding a query says, 0…1. The order is what matters: a weaker way never beats a stronger one. */
const RELEVANCE = {
  wordStart: 1,
  inside: 0.9,
  full: 0.8,
  soundsAlike: 0.75,
  initials: 0.65,
  mixed: 0.55,
  nearCharacters: 0.5,
  nearLetters: 0.45,
  shared: 0.4,
} as const;
const AT_WORD_START = 0.05;
/** Shorter queries with a typing error are found everywhere. */
const LEAST_NEAR_CHARACTERS = 3;
const LEAST_NEAR_LETTERS = 4;
/** Pairs of characters of a query that a text must share to be worth showing. */
const LEAST_SHARED = 0.5;

/** What was typed, made ready to be looked for: its words, each as a text of its own. */
export type Query = readonly SearchText[];

/** @param text folded, as the texts that it is looked for in */
export function readQuery(text: string, readings: Readings): Query {
  const words = text.split(/\s+/u).map((word) => createSearchText(word, readings));
  return words.filter(({ plain }) => plain !== '');
}

/**
 * How well a text answers a query, 0…1; 0 is not at all. Every word must be found: as it is written, by its sound, by pinyin
 * in full or by its initials, or with one typing error.
 */
export function matchText(query: Query, text: SearchText): number {
  if (query.length === 0) return 0;
  let sum = 0;
  for (const word of query) {
    const relevance = matchWord(word, text);
    if (relevance === 0) return 0;
    sum += relevance;
  }
  return sum / query.length;
}

function matchWord(word: SearchText, text: SearchText): number {
  const written = matchWritten(word.plain, text);
  if (written > 0) return written;
  return isChinese(word.units) ? matchChinese(word, text) : matchLetters(word, text);
}

function matchWritten(plain: string, text: SearchText): number {
  let isInside = false;
  for (let at = text.plain.indexOf(plain); at >= 0; at = text.plain.indexOf(plain, at + 1)) {
    if (text.wordStarts.has(at)) return RELEVANCE.wordStart;
    isInside = true;
  }
  return isInside ? RELEVANCE.inside : 0;
}

function matchChinese(word: SearchText, text: SearchText): number {
  if (soundsLike(word.units, text.units)) return RELEVANCE.soundsAlike;
  const { characters } = word;
  if (characters.length >= LEAST_NEAR_CHARACTERS && mayBeNear(characters, text.plain)) {
    const everywhere = text.characters.map((_, index) => index);
    if (isNearlyAt(characters, text.characters, everywhere)) return RELEVANCE.nearCharacters;
  }
  const shared = sharedPairs(word.units, text.units);
  return shared >= LEAST_SHARED ? RELEVANCE.shared * shared : 0;
}

function matchLetters(word: SearchText, text: SearchText): number {
  const letters = word.plain;
  const found = letters.length > 1 ? findSpelling(letters, text.units) : undefined;
  if (found) return RELEVANCE[found.kind] + (found.startsWord ? AT_WORD_START : 0);
  if (letters.length < LEAST_NEAR_LETTERS) return 0;
  const { all, forms } = text.letterForms();
  if (!mayBeNear(word.characters, all)) return 0;
  const isNear = forms.some((form) => isNearlyAt(word.characters, form.letters, form.starts));
  return isNear ? RELEVANCE.nearLetters : 0;
}
