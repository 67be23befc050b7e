import { foldCharacter } from './foldCharacter';
import { replaceSignals } from './replaceSignals';
import { isDigit, isWordCharacter } from './wordCharacter';

/** Characters of a text that are read; a review has 1,000 at most, the longest in public sets 8,000. */
export const MAX_CHARACTERS = 5000;
/** 哈哈哈哈哈哈 says no more than 哈哈哈. */
const MAX_REPEATS = 3;
/** Numbers this long name an order or a telephone: which one tells nothing, and is nobody's business. */
const LONG_NUMBER = 5;

const SPACE = 0x20;
const ZERO = 0x30;

export interface CanonicalText {
  text: string;
  /** UTF-16 units at the end of the input that were not read; 0 unless the text is longer than MAX_CHARACTERS. */
  unread: number;
}

/**
 * The one spelling that text models read, in training and on the phone: plain width, lower case, simplified, without
 * accents (see `compatibilityForms`); spaces only between words; at most three of a character in a row, numbers of five
 * digits and more as 00000; emoji, 颜文字 and codes such as [流泪] as the sign of their class. Any input is taken, also
 * one that is not well-formed; the time is linear in its length. Canonical text stays as it is.
 */
export function canonicalText(input: string): CanonicalText {
  const { points, read } = foldedPoints(input);
  return { text: textOf(replaceSignals(bound(points))), unread: input.length - read };
}

function foldedPoints(input: string): { points: number[]; read: number } {
  const points: number[] = [];
  let read = 0;
  while (read < input.length) {
    const point = input.codePointAt(read)!;
    const forms = foldCharacter(point);
    if (points.length + (forms?.length ?? 1) > MAX_CHARACTERS) break;
    if (forms) points.push(...forms);
    else points.push(point);
    read += point > 0xffff ? 2 : 1;
  }
  return { points, read };
}

/** Spaces between words alone, repeats and numbers no longer than they need to be. */
function bound(points: readonly number[]): number[] {
  const out: number[] = [];
  let isApart = false;
  let repeats = 0;
  let digits = 0;
  for (const point of points) {
    if (point === SPACE) {
      isApart = true;
      continue;
    }
    const previous = out[out.length - 1];
    if (isApart && isWordCharacter(previous) && isWordCharacter(point)) {
      out.push(SPACE);
      repeats = digits = 0;
    }
    isApart = false;
    repeats = point === previous && out[out.length - 1] !== SPACE ? repeats + 1 : 1;
    digits = isDigit(point) ? digits + 1 : 0;
    if (digits > LONG_NUMBER) continue;
    if (digits === LONG_NUMBER) {
      out.fill(ZERO, out.length - LONG_NUMBER + 1);
      out.push(ZERO);
    } else if (digits > 0 || repeats <= MAX_REPEATS) out.push(point);
  }
  return out;
}

function textOf(points: readonly number[]): string {
  let text = '';
  // In chunks: engines allow only so many arguments.
  for (let start = 0; start < points.length; start += 1024) {
    text += String.fromCodePoint(...points.slice(start, start + 1024));
  }
  return text;
}
