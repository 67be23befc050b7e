/**
 * How a shop's characters are read: toneless pinyin → the characters read so, `{ "long": "龙隆" }`. Written when goods are
 * imported; a phone carries no dictionary. A character with several readings stands under each.
 */
export type Pronunciations = Readonly<Record<string, string>>;
/** Character → its readings. */
export type Readings = ReadonlyMap<string, readonly string[]>;

/** One thing that is read as a whole: a Chinese character, or a run of letters and digits. */
export interface SpelledUnit {
  text: string;
  /** Spellings in the letters of a keyboard; empty where nobody knows how the character is read. */
  spellings: readonly string[];
  /** Whether a new word begins here: at the start, or behind a space or a sign. */
  startsWord: boolean;
}

const UNIT = /\p{Script=Han}|[^\p{Script=Han}\p{L}\p{N}]+|[\p{L}\p{N}]/gu;
const HAN = /\p{Script=Han}/u;
const LETTER = /[\p{L}\p{N}]/u;

export function readingsOf(pronunciations: Pronunciations): Readings {
  const readings = new Map<string, string[]>();
  for (const [syllable, characters] of Object.entries(pronunciations)) {
    for (const character of characters) {
      const known = readings.get(character);
      if (known) known.push(syllable);
      else readings.set(character, [syllable]);
    }
  }
  return readings;
}

/** A folded text as units; what is neither letter nor digit only parts words. */
export function spell(text: string, readings: Readings): SpelledUnit[] {
  const units: SpelledUnit[] = [];
  let startsWord = true;
  let run: { text: string; startsWord: boolean } | undefined;
  const endRun = () => {
    if (run) units.push({ text: run.text, spellings: [run.text], startsWord: run.startsWord });
    run = undefined;
  };
  for (const [part] of text.matchAll(UNIT)) {
    if (HAN.test(part)) {
      endRun();
      units.push({ text: part, spellings: readings.get(part) ?? [], startsWord });
      startsWord = false;
    } else if (LETTER.test(part)) {
      run = run ? { ...run, text: run.text + part } : { text: part, startsWord };
      startsWord = false;
    } else {
      endRun();
      startsWord = true;
    }
  }
  endRun();
  return units;
}

export const isHan = (text: string) => HAN.test(text);
