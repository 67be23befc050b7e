import { basename, dirname, join, resolve } from 'node:path';
import { type Polarity } from '../../../src/contracts';
import { InputError } from '../../inputError';
import { distinctTexts, withoutTextsOf } from '../distinctTexts';
import { polarityOf, readLabelledTexts, type LabelledText } from '../labelledTexts';

/** A text that is said to be negative, neutral or positive, of goods or a source. */
export interface SentimentText extends LabelledText {
  label: Polarity;
  category: string;
}

export interface SentimentSources {
  /** Files of reviews: labels are polarities. */
  reviews: readonly string[];
  /** Files whose labels are emotions. */
  emotions: readonly string[];
  /** Files whose texts must not be learned from. */
  notIn: readonly string[];
  /** Texts written for this project. */
  own: readonly SentimentText[];
}

export interface SentimentSet {
  name: string;
  sha256: string[];
  texts: SentimentText[];
  repeated: number;
  contradictory: number;
  empty: number;
}

/** What an emotion says of its object; others say too little. */
const EMOTIONS: Readonly<Record<string, Polarity>> = {
  happy: 'pos',
  angry: 'neg',
  sad: 'neg',
  fear: 'neg',
  neutral: 'neu',
};

/**
 * Joins all sources and leaves out repeated texts BEFORE anything is split, so that no text is both learned from and
 * asked for. A file without categories is one of its own. Throws an InputError that names file and label.
 */
export function readSentimentSet(sources: SentimentSources): SentimentSet {
  const { name, sha256, lines } = readSentimentLines(sources);
  const { texts, ...leftOut } = distinctTexts(lines);
  return { name, sha256, texts: texts as SentimentText[], ...leftOut };
}

/** All lines of all sources, repeats among them. */
export function readSentimentLines({ reviews, emotions, notIn, own }: SentimentSources): {
  name: string;
  sha256: string[];
  lines: SentimentText[];
} {
  const kept = notIn.flatMap((path) => readLabelledTexts(path).texts);
  const files = [...reviews, ...emotions].map(readLabelledTexts);
  const lines = files.flatMap(({ path, texts }, index) => {
    const isEmotion = index >= reviews.length;
    return texts.flatMap((text) => {
      const label = isEmotion ? EMOTIONS[text.label] : polarityOf(text.label);
      if (isEmotion && label === undefined) return [];
      if (label === undefined) {
        throw new InputError(`${path}: expected labels 0, 1, neg, neu or pos, got ${text.label}`);
      }
      return [{ ...text, label, category: text.category ?? basename(path) }];
    });
  });
  // Sets that are published in parts call their files alike: the folder tells them apart.
  const names = files.map(({ path }) => join(basename(dirname(resolve(path))), basename(path)));
  return {
    name: [...names, ...(own.length > 0 ? ['texts of our own'] : [])].join(' + '),
    sha256: files.map(({ sha256 }) => sha256),
    lines: [...withoutTextsOf(lines, kept), ...withoutTextsOf(own, kept)] as SentimentText[],
  };
}
