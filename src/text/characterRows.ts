// Not from the whole of the contracts: their schemas would come along into the engine's package.
import { UNKNOWN_ROWS } from '../contracts/textRows';
import { hashText } from './hashText';
import { canonicalText } from './canonical/canonicalText';

/** Characters that have a row of their own in a table, and how many rows the others share. */
export interface CharacterVocabulary {
  /** Row of each known character; rows count from `UNKNOWN_ROWS`. */
  rows: ReadonlyMap<string, number>;
}

/** Of a longer text its beginning and its end are read: the verdict mostly stands in one of the two. */
export interface ReadingSpan {
  head: number;
  tail: number;
}

/** One character each; they get the rows after the unknown ones'. */
export function characterVocabulary(characters: string): CharacterVocabulary {
  return { rows: new Map(Array.from(characters, (character, index) => [character, UNKNOWN_ROWS + index])) };
}

/** Characters of the canonical text that an encoder reads. */
export function readCharacters(input: string, { head, tail }: ReadingSpan): string[] {
  const characters = Array.from(canonicalText(input).text);
  if (characters.length <= head + tail) return characters;
  return [...characters.slice(0, head), ...characters.slice(characters.length - tail)];
}

/** The rows of a table that stand for a text, [P] with P ≤ head + tail. Takes any text. */
export function characterRows(input: string, { rows }: CharacterVocabulary, span: ReadingSpan): Int32Array {
  return Int32Array.from(
    readCharacters(input, span),
    (character) => rows.get(character) ?? 1 + (hashText(character) % (UNKNOWN_ROWS - 1)),
  );
}
