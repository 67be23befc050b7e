import { type TextEncoderConfig } from '../contracts';
import {
  characterRows,
  characterVocabulary,
  type CharacterVocabulary,
  type ReadingSpan,
} from './characterRows';
import { textNgrams } from './textNgrams';

export interface TextReading {
  vocabulary: CharacterVocabulary;
  span: ReadingSpan;
  /** Of the buckets of n-grams. */
  bits: number;
}

/** How an encoder of this configuration reads texts. */
export function textReading({
  characters,
  span,
  wide,
}: Pick<TextEncoderConfig, 'characters' | 'span' | 'wide'>): TextReading {
  return { vocabulary: characterVocabulary(characters), span, bits: wide.bits };
}

/** What a text encoder reads of a text: rows of its table of characters, and hashed n-grams. Takes any text. */
export function readTextFeatures(text: string, { vocabulary, span, bits }: TextReading) {
  return { characters: characterRows(text, vocabulary, span), ngrams: textNgrams(text, bits) };
}
