import * as v from 'valibot';
import { ASPECTS } from './aspect';
import { Estimate, trainingOrigin } from './modelCard';
import { parseWith, type Parsed } from './parsed';
import { Count, Finite, PositiveCount } from './scalars';
import { ClassifierMetrics, labelledTexts, TEXT_ARTIFACT_FORMAT_VERSION } from './textModelCard';

const Share = v.pipe(Finite, v.minValue(0), v.maxValue(1));

/** Classes of a sentiment, in the order of their probabilities. */
export const POLARITIES = ['neg', 'neu', 'pos'] as const;
export type Polarity = (typeof POLARITIES)[number];

/** Everything the phone needs to turn characters, n-grams and weights into a sentiment. */
export const TextEncoderConfig = v.object({
  /** The characters that have a row of their own, most frequent first, after `UNKNOWN_ROWS` others. */
  characters: v.pipe(v.string(), v.minLength(1), v.maxLength(20_000)),
  /** Characters read at the beginning and at the end of a text. */
  span: v.object({ head: PositiveCount, tail: Count }),
  dimension: v.pipe(PositiveCount, v.maxValue(512)),
  /** Distance to the neighbours that each block reads, from the first block on. */
  dilations: v.pipe(v.array(v.pipe(PositiveCount, v.maxValue(64))), v.minLength(1), v.maxLength(8)),
  /** Width of the layer between the pooled text and its logit. */
  hidden: v.pipe(PositiveCount, v.maxValue(1024)),
  /** The linear part, over hashed n-grams. */
  wide: v.object({ bits: v.pipe(PositiveCount, v.minValue(8), v.maxValue(20)), weight: Finite }),
  /**
   * z = (encoder + weight · wide) / temperature; p(neu) = σ(neutrality − threshold): a text that speaks for neither side;
   * p(pos) = (1 − p(neu)) · σ(z).
   */
  sentiment: v.object({ temperature: v.pipe(Finite, v.gtValue(0)), neutralThreshold: Finite }),
  /** Present where the artifact has an encoder of questions, of the same shape: score = cosine + lexicalWeight · BM25 ÷ that of the question with itself. */
  matching: v.optional(v.object({ lexicalWeight: v.pipe(Finite, v.minValue(0)) })),
  /**
   * Present where the artifact tells which of `ASPECTS` a sentence speaks of: those whose log odds are above 0, the sum of
   * what the encoder's pooled text says and of n-grams in 2 ** `bits` buckets, at most as many as those of `wide`.
   */
  aspects: v.optional(v.object({ bits: v.pipe(PositiveCount, v.minValue(8), v.maxValue(20)) })),
});
export type TextEncoderConfig = v.InferOutput<typeof TextEncoderConfig>;

const AspectFigures = v.object({
  perAspect: v.object(
    v.entriesFromList(ASPECTS, v.object({ texts: Count, precision: Share, recall: Share, f1: Share })),
  ),
  macroF1: Share,
  microF1: Share,
  exactMatch: Share,
});
export type AspectFigures = v.InferOutput<typeof AspectFigures>;

/** `card.json` of a text encoder. */
export const TextEncoderCard = v.object({
  formatVersion: v.literal(TEXT_ARTIFACT_FORMAT_VERSION),
  model: v.literal('text-encoder'),
  ...trainingOrigin,
  config: TextEncoderConfig,
  /** `TEXT_FEATURES_VERSION` of the training; a phone with another one must not load it. */
  textFeatures: PositiveCount,
  dataset: v.object({
    ...labelledTexts,
    /** Texts written for this project among them. */
    ownTexts: Count,
    /** Texts without a label that the encoder learned characters from. */
    rawTexts: Count,
  }),
  training: v.object({
    l2: v.pipe(Finite, v.gtValue(0)),
    epochs: PositiveCount,
    validationLoss: Finite,
    /** How the aspects were learned without labels. */
    aspects: v.optional(
      v.object({
        protocol: v.string(),
        /** Sentences without labels, those of them in which a seed word occurs, and the rounds of teaching each other. */
        sentences: Count,
        seeded: Count,
        rounds: Count,
      }),
    ),
  }),
  evaluation: v.object({
    protocol: v.string(),
    texts: Count,
    /** Two classes: of texts that are negative or positive. Of weights quantised as they ship. */
    metrics: ClassifierMetrics,
    float: ClassifierMetrics,
    baselines: v.record(v.string(), ClassifierMetrics),
    /** Accuracy by category. */
    categories: v.record(v.string(), v.object({ n: Count, accuracy: Estimate })),
    /** Share of the texts of own that are neutral and get that answer; of others, that get it too. */
    neutral: v.object({ recall: Share, falseRate: Share }),
    /** Of questions whose like was not learned from. */
    matching: v.optional(
      v.object({
        protocol: v.string(),
        questions: Count,
        recallAt1: Share,
        recallAt5: Share,
        mrrAt10: Share,
        /** Mean reciprocal rank of each part alone. */
        baselines: v.record(v.string(), Share),
      }),
    ),
    /** Of sentences that were labelled by hand and never learned from. */
    aspects: v.optional(
      v.object({
        protocol: v.string(),
        sentences: Count,
        metrics: AspectFigures,
        baselines: v.record(v.string(), AspectFigures),
      }),
    ),
  }),
  weightBytes: Count,
});
export type TextEncoderCard = v.InferOutput<typeof TextEncoderCard>;

/** `parity.json`: texts with the log odds that training computed from the quantised weights. */
export const TextEncoderParity = v.object({
  tolerance: v.pipe(Finite, v.gtValue(0)),
  cases: v.pipe(
    v.array(
      v.object({
        text: v.string(),
        polarity: Finite,
        neutrality: Finite,
        /** In the order of `ASPECTS`, where the artifact tells them. */
        aspects: v.optional(v.pipe(v.array(Finite), v.length(ASPECTS.length))),
      }),
    ),
    v.minLength(1),
  ),
});
export type TextEncoderParity = v.InferOutput<typeof TextEncoderParity>;

export function parseTextEncoderCard(input: unknown): Parsed<TextEncoderCard> {
  return parseWith(TextEncoderCard, input, 'card');
}
export function parseTextEncoderParity(input: unknown): Parsed<TextEncoderParity> {
  return parseWith(TextEncoderParity, input, 'parity');
}
