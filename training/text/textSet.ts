import { basename } from 'node:path';
import { InputError } from '../inputError';
import { distinctTexts, withoutTextsOf, type DistinctTexts } from './distinctTexts';
import { type Labelling } from './featureWeights';
import { readLabelledTexts, withOneSpelling, type LabelledFile, type LabelledText } from './labelledTexts';

/** Labelled texts, each once, with classes and categories as numbers. */
export interface TextSet extends Omit<DistinctTexts, 'texts'> {
  name: string;
  /** Of each file. */
  sha256: string[];
  licence: string;
  texts: string[];
  /** Names of the classes, sorted. */
  classNames: string[];
  categoryNames: string[];
  labelling: Labelling;
}

const LONGEST_NAME = 64;
/** Of each class, to learn from some and ask for the others. */
const FEWEST_TEXTS = 5;

/**
 * Reads sets and joins them, leaving out what occurs in the sets `notIn`: texts to be asked for later. Throws an
 * InputError that names the file and line, or what is missing.
 */
export function readTextSet(
  paths: readonly string[],
  { licence = 'not stated', notIn = [] }: { licence?: string | undefined; notIn?: readonly string[] } = {},
): TextSet {
  const kept = notIn.flatMap((path) => readLabelledTexts(path).texts);
  const files = paths.map(readLabelledTexts);
  return buildTextSet(
    files.map((file) => ({ ...file, texts: withoutTextsOf(file.texts, kept) })),
    licence,
  );
}

export function buildTextSet(files: readonly LabelledFile[], licence: string): TextSet {
  const lines = withOneSpelling(files.flatMap(({ texts }) => texts));
  const { texts, ...leftOut } = distinctTexts(lines);
  const name = files.map(({ path }) => basename(path)).join(' + ');
  const classNames = [...new Set(texts.map(({ label }) => label))].sort();
  if (classNames.length < 2) {
    throw new InputError(
      `${name}: expected texts of at least two classes, got ${classNames.join() || 'none'}`,
    );
  }
  for (const label of classNames) {
    const count = texts.filter((text) => text.label === label).length;
    if (label.length > LONGEST_NAME)
      throw new InputError(`${name}: expected names up to 64 characters, got ${label}`);
    if (count < FEWEST_TEXTS) {
      throw new InputError(
        `${name}: expected at least ${FEWEST_TEXTS} different texts of each class, got ${count} of ${label}`,
      );
    }
  }
  const categoryNames = [...new Set(texts.map(categoryOf))].sort();
  return {
    name,
    sha256: files.map(({ sha256 }) => sha256),
    licence,
    ...leftOut,
    texts: texts.map(({ text }) => text),
    classNames,
    categoryNames,
    labelling: {
      classes: classNames.length,
      labels: Int32Array.from(texts, ({ label }) => classNames.indexOf(label)),
      categories: Int32Array.from(texts, (text) => categoryNames.indexOf(categoryOf(text))),
      categoryCount: categoryNames.length,
    },
  };
}

/** Texts without a category are one of their own. */
function categoryOf({ category }: LabelledText): string {
  return category ?? '';
}
