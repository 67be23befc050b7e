import { isHan, type Readings, spell, type SpelledUnit } from './spelling';

/** A character with two readings doubles the ways to spell a text; more than these are not tried for typing errors. */
const MOST_LETTER_FORMS = 4;

/** A spelling of a whole text, and where units begin in it. */
export interface LetterForm {
  letters: readonly string[];
  starts: readonly number[];
}

export interface LetterForms {
  /** Every spelling of every unit, one after the other. */
  all: string;
  forms: readonly LetterForm[];
}

/** A text made ready to be looked for. */
export interface SearchText {
  units: readonly SpelledUnit[];
  /** Letters and digits only. */
  characters: readonly string[];
  plain: string;
  /** Offsets into `plain` at which words begin. */
  wordStarts: ReadonlySet<number>;
  /** Made when they are first asked for. */
  letterForms(): LetterForms;
}

/** @param text folded: in one case, one width and one of the two Chinese scripts */
export function createSearchText(text: string, readings: Readings): SearchText {
  const units = spell(text, readings);
  const wordStarts = new Set<number>();
  let plain = '';
  for (const unit of units) {
    if (unit.startsWord) wordStarts.add(plain.length);
    plain += unit.text;
  }
  let forms: LetterForms | undefined;
  return {
    units,
    characters: [...plain],
    plain,
    wordStarts,
    letterForms: () =>
      (forms ??= {
        all: units.map(({ spellings }) => spellings.join('')).join(''),
        forms: letterFormsOf(units),
      }),
  };
}

function letterFormsOf(units: readonly SpelledUnit[]): LetterForm[] {
  let forms: { letters: string[]; starts: number[] }[] = [{ letters: [], starts: [] }];
  for (const { spellings } of units) {
    // Nobody can type what nobody can read: the spelling goes on behind it.
    if (spellings.length === 0) continue;
    const used = forms.length * spellings.length > MOST_LETTER_FORMS ? spellings.slice(0, 1) : spellings;
    forms = forms.flatMap(({ letters, starts }) =>
      used.map((spelling) => ({
        letters: [...letters, ...spelling],
        starts: [...starts, letters.length],
      })),
    );
  }
  return forms;
}

/** How letters were found to spell units: each unit in full, each by its first letter, or some so and some so. */
export type SpellingKind = 'full' | 'initials' | 'mixed';

/**
 * Finds letters as the spelling of neighbouring units: in full (the last one may be unfinished), by initials, or mixed.
 * Of several places and ways the most telling one counts: full before initials before mixed, and the start of a word.
 */
export function findSpelling(
  query: string,
  units: readonly SpelledUnit[],
): { kind: SpellingKind; startsWord: boolean } | undefined {
  let best: { kind: SpellingKind; startsWord: boolean } | undefined;
  units.forEach(({ startsWord, spellings }, start) => {
    if (!spellings.some((spelling) => spelling[0] === query[0])) return;
    const kind = spellingAt(query, units, start);
    if (kind === undefined) return;
    const found = { kind, startsWord };
    if (!best || weight(found) > weight(best)) best = found;
  });
  return best;
}

const KIND_WEIGHT: Record<SpellingKind, number> = { full: 4, initials: 2, mixed: 0 };
const weight = (found: { kind: SpellingKind; startsWord: boolean }) =>
  KIND_WEIGHT[found.kind] + (found.startsWord ? 1 : 0);

function spellingAt(query: string, units: readonly SpelledUnit[], start: number): SpellingKind | undefined {
  let best: SpellingKind | undefined;
  const take = (kind: SpellingKind) => {
    if (best === undefined || KIND_WEIGHT[kind] > KIND_WEIGHT[best]) best = kind;
  };
  /** @param hasFull, hasInitial how the units so far were spelled */
  const follow = (position: number, unit: number, hasFull: boolean, hasInitial: boolean): void => {
    if (position === query.length) {
      take(!hasInitial ? 'full' : hasFull ? 'mixed' : 'initials');
      return;
    }
    for (const spelling of units[unit]?.spellings ?? []) {
      const rest = query.length - position;
      if (rest <= spelling.length && spelling.startsWith(query.slice(position))) {
        // One letter of the last unit is its initial where the others were initials too.
        const isInitial = rest === 1 && hasInitial && !hasFull;
        take(isInitial ? 'initials' : hasInitial ? 'mixed' : 'full');
      }
      if (rest > spelling.length && query.startsWith(spelling, position)) {
        follow(position + spelling.length, unit + 1, spelling.length > 1 || hasFull, hasInitial);
      }
      if (spelling.length > 1 && query[position] === spelling[0]) {
        follow(position + 1, unit + 1, hasFull, true);
      }
    }
  };
  follow(0, start, false, false);
  return best;
}

/** Whether two units are the same or read the same. */
const soundAlike = (one: SpelledUnit, other: SpelledUnit | undefined) =>
  other !== undefined &&
  (one.text === other.text || one.spellings.some((spelling) => other.spellings.includes(spelling)));

/** Whether a Chinese query sounds like neighbouring units. */
export function soundsLike(query: readonly SpelledUnit[], units: readonly SpelledUnit[]): boolean {
  return units.some((_, start) => query.every((unit, offset) => soundAlike(unit, units[start + offset])));
}

/** Of the pairs of neighbouring units of a query, how many are heard in a text: 0…1. */
export function sharedPairs(query: readonly SpelledUnit[], units: readonly SpelledUnit[]): number {
  if (query.length < 2) return 0;
  let shared = 0;
  for (let index = 0; index + 1 < query.length; index += 1) {
    if (soundsLike(query.slice(index, index + 2), units)) shared += 1;
  }
  return shared / (query.length - 1);
}

export const isChinese = (units: readonly SpelledUnit[]) => units.some(({ text }) => isHan(text));
