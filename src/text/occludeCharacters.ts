// Not from the whole of the contracts: their schemas would come along into the engine's package.
import { HIDDEN_ROW } from '../contracts/textRows';
import { characterRows, readCharacters } from './characterRows';
import { type TextReading } from './readTextFeatures';
import { textNgrams, type TextNgrams } from './textNgrams';

export interface Features {
  characters: Int32Array;
  ngrams: TextNgrams;
}

/** A text as a model reads it, whole and with each of its characters hidden in turn. */
export interface Occlusions {
  /** Of the canonical text, as far as it is read. */
  characters: string[];
  whole: Features;
  /** By the character that is hidden: its row, and every n-gram that covers it. */
  hidden: Features[];
}

export function occludeCharacters(text: string, { vocabulary, span, bits }: TextReading): Occlusions {
  const characters = readCharacters(text, span);
  // N-grams of what is read alone: those of a text's middle stay whatever is hidden.
  const read = characters.join('');
  const rows = characterRows(read, vocabulary, span);
  const hidden = characters.map((_, at) => ({
    characters: rows.map((row, index) => (index === at ? HIDDEN_ROW : row)),
    ngrams: textNgrams(read, bits, at),
  }));
  return { characters, whole: { characters: rows, ngrams: textNgrams(read, bits) }, hidden };
}
