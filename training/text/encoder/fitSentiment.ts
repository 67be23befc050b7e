import { characterRows, characterVocabulary } from '../../../src/text/characterRows';
import { type TextEncoderConfig } from '../../../src/contracts';
import { encoderShape, textEncoderShapes } from '../../../src/models/text/encoder/encoderShapes';
import { type TextEncoderWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { seededRandom } from '../../random/seededRandom';
import { createParameters } from '../../train/parameters';
import { ngramMatrix } from '../ngramMatrix';
import { floatWeights, trainWide } from '../wideModel';
import { chooseCharacters } from './chooseCharacters';
import { fitEncoder } from './fitEncoder';
import { fitHiddenCharacters } from './fitHiddenCharacters';
import { initialWeights } from './initialWeights';
import { type EncoderFit } from './runSteps';
import { rewriteTexts } from './rewriteTexts';
import { takeWeights } from './takeWeights';
import { type SentimentText } from './sentimentTexts';

export interface SentimentOptions {
  seed: number;
  /** Passes over all texts, labelled or not, that learn to name hidden characters. */
  pretrainingEpochs: number;
  /** Passes over the labelled texts. */
  epochs: number;
  /** Penalty of the linear part. */
  l2: number;
  /** Share of the texts that an epoch reads as somebody in a hurry might have typed them. */
  rewritten: number;
}

export const DEFAULT_SENTIMENT_OPTIONS: SentimentOptions = {
  seed: 1,
  pretrainingEpochs: 4,
  epochs: 10,
  l2: 3e-4,
  rewritten: 0,
};

export type EncoderLayout = Pick<TextEncoderConfig, 'span' | 'dimension' | 'dilations' | 'hidden' | 'wide'>;

export const LAYOUT: EncoderLayout = {
  span: { head: 70, tail: 50 },
  dimension: 64,
  dilations: [1, 2, 4, 8],
  hidden: 64,
  wide: { bits: 17, weight: 1 },
};

export interface FittedSentiment {
  characters: string;
  weights: TextEncoderWeights;
}

export interface SentimentHooks {
  onEpoch?: (stage: string, epoch: number, loss: number, charactersPerSecond: number) => void;
}

/**
 * Learns both parts of the model: the encoder, from hidden characters of all texts and then from labels, and the linear
 * part from labels. Frequent categories count less: by the square root of their share. The characters of the texts
 * `alsoRead` are given rows, too.
 */
export function fitSentiment(
  learned: readonly SentimentText[],
  raw: readonly string[],
  options: SentimentOptions,
  alsoRead: readonly string[] = [],
  { onEpoch }: SentimentHooks = {},
): FittedSentiment {
  const characters = chooseCharacters([...learned.map(({ text }) => text), ...raw, ...alsoRead]);
  const shape = encoderShape({ ...LAYOUT, characters });
  const vocabulary = characterVocabulary(characters);
  const rowsOf = (text: string) => characterRows(text, vocabulary, LAYOUT.span);
  const texts = learned.map(({ text }) => rowsOf(text));
  const shapes = textEncoderShapes(shape);
  const parameters = createParameters(initialWeights(shapes, seededRandom(options.seed)));
  const fit: EncoderFit = {
    seed: options.seed,
    epochs: options.epochs,
    peak: 2e-3,
    decay: 0.01,
    dropout: 0.2,
    hidden: 0.1,
  };
  const pretraining = { seed: options.seed, epochs: options.pretrainingEpochs };
  fitHiddenCharacters(parameters, [...texts, ...raw.map(rowsOf)], shape, pretraining, (epoch, loss, speed) =>
    onEpoch?.('hidden characters', epoch, loss, speed),
  );
  const examples = {
    rowsOf: (epoch: number) =>
      rewriteTexts(learned, epoch, options).map((text, at) =>
        text === undefined ? texts[at]! : rowsOf(text),
      ),
    labels: learned.map(({ label }) => label),
    weights: balance(learned),
  };
  fitEncoder(parameters, examples, shape, fit, (epoch, loss, speed) =>
    onEpoch?.('sentiment', epoch, loss, speed),
  );
  const encoder = takeWeights(parameters);
  return { characters, weights: { encoder, wide: fitWidePart(learned, options) } };
}

/** 1 on average. */
function balance(texts: readonly SentimentText[]): Float32Array {
  const sizes = new Map<string, number>();
  for (const { category } of texts) sizes.set(category, (sizes.get(category) ?? 0) + 1);
  const weights = Float32Array.from(texts, ({ category }) => 1 / Math.sqrt(sizes.get(category)!));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => weight / mean);
}

/** Logistic regression of what is positive against what is negative; neutral texts have no say. */
function fitWidePart(learned: readonly SentimentText[], { l2 }: SentimentOptions) {
  const polar = learned.filter(({ label }) => label !== 'neu');
  const categories = [...new Set(polar.map(({ category }) => category))];
  const matrix = ngramMatrix(
    polar.map(({ text }) => text),
    LAYOUT.wide.bits,
  );
  const labelling = {
    classes: 2,
    labels: Int32Array.from(polar, ({ label }) => Number(label === 'pos')),
    categories: Int32Array.from(polar, ({ category }) => categories.indexOf(category)),
    categoryCount: categories.length,
  };
  const rows = Int32Array.from(polar.keys());
  return floatWeights(trainWide(matrix, rows, labelling, { l2, epochs: 60, weighted: true }));
}
