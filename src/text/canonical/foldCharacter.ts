import { ACCENTED_LETTERS, CHARACTER_PAIRS, CHARACTER_RUNS, CHARACTER_WORDS } from './compatibilityForms';
import { SIMPLIFIED_FORMS } from './simplifiedForms';

const SPACE = 0x20;

/** Inclusive ranges of what shows nothing of its own: marks on letters, selectors, joiners, skin tones, surrogates alone. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x180b, 0x180f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x3099, 0x309a],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xff9e, 0xff9f],
  [0xfff0, 0xffff],
  [0x1f3fb, 0x1f3ff],
  [0xe0000, 0xe0fff],
];

const SPACES: readonly (readonly [number, number])[] = [
  [0x00, 0x20],
  [0x7f, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];

/** Letters of mathematics: thirteen styles of A–Z and a–z, then five of the digits. */
const MATH_LETTERS = [0x1d400, 0x1d6a3] as const;
const MATH_DIGITS = [0x1d7ce, 0x1d7ff] as const;

/** Code points beyond these have no capitals that anybody types. */
const LAST_CASED = 0x1fff;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

let table: Map<number, readonly number[]> | undefined;

/**
 * One spelling for a character: plain width, lower case, simplified, without accents; nothing for what is invisible,
 * a space for any white space and control. What comes out stays as it is when it is folded again.
 */
export function foldCharacter(point: number): readonly number[] | undefined {
  table ??= buildTable();
  // Most of what people write here: Chinese and plain letters, which the table answers at once.
  if (point >= FIRST_HAN && point <= LAST_HAN) return table.get(point);
  return fold(point, table);
}

/** `undefined` stands for the character itself: nothing is allocated for what needs no change. */
function fold(point: number, forms: ReadonlyMap<number, readonly number[]>): readonly number[] | undefined {
  const known = forms.get(point);
  if (known) return known;
  if (point > SPACE && point < 0x7f) return undefined;
  if (within(point, SPACES)) return [SPACE];
  if (within(point, INVISIBLE)) return [];
  if (point >= MATH_LETTERS[0] && point <= MATH_LETTERS[1]) return [0x61 + ((point - MATH_LETTERS[0]) % 26)];
  if (point >= MATH_DIGITS[0] && point <= MATH_DIGITS[1]) return [0x30 + ((point - MATH_DIGITS[0]) % 10)];
  if (point > LAST_CASED) return undefined;
  const character = String.fromCharCode(point);
  const lower = character.toLowerCase();
  if (lower === character) return undefined;
  return Array.from(lower, (letter) => letter.codePointAt(0)!).flatMap(
    (letter) => fold(letter, forms) ?? [letter],
  );
}

function within(point: number, ranges: readonly (readonly [number, number])[]): boolean {
  for (const [first, last] of ranges) if (point >= first && point <= last) return true;
  return false;
}

function buildTable(): Map<number, readonly number[]> {
  const forms = new Map<number, string>();
  for (const [first, row] of CHARACTER_RUNS) {
    Array.from(row).forEach((form, index) => forms.set(first + index, form));
  }
  for (const entry of CHARACTER_WORDS.split(' ')) {
    const [character, ...form] = Array.from(entry);
    forms.set(character!.codePointAt(0)!, form.join(''));
  }
  for (const entry of ACCENTED_LETTERS.split(' ')) {
    const [base, ...accented] = Array.from(entry);
    for (const letter of accented) forms.set(letter.codePointAt(0)!, base!);
  }
  for (const pairs of [CHARACTER_PAIRS, SIMPLIFIED_FORMS]) {
    const characters = Array.from(pairs);
    for (let index = 0; index < characters.length; index += 2) {
      forms.set(characters[index]!.codePointAt(0)!, characters[index + 1]!);
    }
  }
  for (let letter = 0x41; letter <= 0x5a; letter++) forms.set(letter, String.fromCharCode(letter + 0x20));
  const points = new Map<number, readonly number[]>();
  // Forms are folded themselves: ㈶ is (財), and that (财).
  const resolve = (text: string): number[] =>
    Array.from(text).flatMap((character) => {
      const form = forms.get(character.codePointAt(0)!);
      return form === undefined || form === character ? [character.codePointAt(0)!] : resolve(form);
    });
  for (const [point, form] of forms) points.set(point, resolve(form));
  return points;
}
