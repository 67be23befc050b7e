import * as v from 'valibot';
import { Estimate, trainingOrigin } from './modelCard';
import { parseWith, type Parsed } from './parsed';
import { Count, Finite, Id, PositiveCount, Sha256 } from './scalars';

export const TEXT_ARTIFACT_FORMAT_VERSION = 1;

/** Everything the phone needs to turn n-grams and weights into probabilities. */
export const TextModelConfig = v.object({
  /** In the order of the probabilities. */
  classes: v.pipe(v.array(Id), v.minLength(2), v.maxLength(256)),
  /** The linear part, over hashed n-grams. */
  wide: v.object({ bits: v.pipe(PositiveCount, v.minValue(8), v.maxValue(20)) }),
  /** probabilities = softmax(logits / temperature) */
  temperature: v.pipe(Finite, v.gtValue(0)),
});
export type TextModelConfig = v.InferOutput<typeof TextModelConfig>;

export const ClassMetrics = v.object({
  precision: Estimate,
  recall: Estimate,
  f1: Estimate,
  /** Texts of the class that were asked for. */
  texts: Count,
});
export type ClassMetrics = v.InferOutput<typeof ClassMetrics>;

export const ClassifierMetrics = v.object({
  accuracy: Estimate,
  /** Mean of the classes' F1. */
  macroF1: Estimate,
  /** Expected calibration error of the most probable class, in 15 bins of equal width. */
  ece: Estimate,
  perClass: v.record(v.string(), ClassMetrics),
  /** Texts by class (row) and answer (column), in the order of the classes. */
  confusion: v.array(v.array(Count)),
});
export type ClassifierMetrics = v.InferOutput<typeof ClassifierMetrics>;

/** What a card says of the labelled texts that were learned from. */
export const labelledTexts = {
  name: v.string(),
  /** Of each file, in the order they were named. */
  sha256: v.pipe(v.array(Sha256), v.minLength(1)),
  licence: v.string(),
  texts: PositiveCount,
  perClass: v.record(v.string(), Count),
  categories: Count,
  /** Lines left out: see `DistinctTexts`. */
  repeated: Count,
  contradictory: Count,
  empty: Count,
};

/** `card.json` of a text classifier. */
export const TextModelCard = v.object({
  formatVersion: v.literal(TEXT_ARTIFACT_FORMAT_VERSION),
  model: v.literal('text-classifier'),
  ...trainingOrigin,
  config: TextModelConfig,
  /** `TEXT_FEATURES_VERSION` of the training; a phone with another one must not load it. */
  textFeatures: PositiveCount,
  dataset: v.object(labelledTexts),
  training: v.object({ l2: v.pipe(Finite, v.gtValue(0)), validationLoss: Finite }),
  evaluation: v.object({
    protocol: v.string(),
    texts: Count,
    /** Of weights quantised as they ship, learned without the texts they were asked for. */
    metrics: ClassifierMetrics,
    /** Of the same weights before they were quantised. */
    float: ClassifierMetrics,
    baselines: v.record(v.string(), ClassifierMetrics),
  }),
  weightBytes: Count,
});
export type TextModelCard = v.InferOutput<typeof TextModelCard>;

/** `parity.json`: texts with the probabilities that training computed from the quantised weights. */
export const TextParity = v.object({
  tolerance: v.pipe(Finite, v.gtValue(0)),
  cases: v.pipe(v.array(v.object({ text: v.string(), probabilities: v.array(Finite) })), v.minLength(1)),
});
export type TextParity = v.InferOutput<typeof TextParity>;

export function parseTextModelCard(input: unknown): Parsed<TextModelCard> {
  return parseWith(TextModelCard, input, 'card');
}
export function parseTextParity(input: unknown): Parsed<TextParity> {
  return parseWith(TextParity, input, 'parity');
}
