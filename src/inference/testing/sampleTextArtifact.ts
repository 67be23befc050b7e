import {
  ASPECTS,
  type AspectFigures,
  type ClassifierMetrics,
  TEXT_ARTIFACT_FORMAT_VERSION,
  type TextEncoderCard,
  type TextEncoderConfig,
} from '../../contracts';
import { ASPECT_POOLED, ASPECT_WIDE, aspectShape } from '../../models/text/aspects/aspectWeights';
import { encoderShape, textEncoderShapes } from '../../models/text/encoder/encoderShapes';
import { type TextEncoderWeights } from '../../models/text/encoder/readEncoderWeights';
import { plainTextScore } from '../../models/text/testing/plainTextScores';
import { WIDE } from '../../models/text/wideNames';
import { sizeOfShape } from '../../models/weights/weightManifest';
import { readTextFeatures, textReading } from '../../text/readTextFeatures';
import { TEXT_FEATURES_VERSION } from '../../text/textNgrams';
import { encodeUtf8 } from '../../text/utf8';
import { type TextArtifact } from '../textEngine';

export const SAMPLE_TEXTS = ['很好，质量不错', '物流太慢了', '', 'ok', '包装破了，客服也不理人'.repeat(3)];

export interface TextSampleOptions {
  version?: string;
  seed?: number;
  dimension?: number;
  hidden?: number;
  dilations?: number[];
  span?: TextEncoderConfig['span'];
  wideBits?: number;
  aspectBits?: number;
  hasAspects?: boolean;
  /** Log odds that training is said to have recorded beside the right ones. */
  parityError?: number;
}

/** A small text encoder with random weights, and parity computed with plain loops. */
export function createSampleTextArtifact(options: TextSampleOptions = {}): TextArtifact {
  const { version = '2026.1.1-1', seed = 1, dimension = 8, hasAspects = true, parityError = 0 } = options;
  const { hidden = 6, dilations = [1, 2], span = { head: 12, tail: 8 } } = options;
  const { wideBits = 10, aspectBits = 8 } = options;
  const config: TextEncoderConfig = {
    characters: '的好很不质量物流太慢了包装破客服',
    span,
    dimension,
    dilations,
    hidden,
    wide: { bits: wideBits, weight: 0.5 },
    sentiment: { temperature: 1.5, neutralThreshold: 2 },
    ...(hasAspects && { aspects: { bits: aspectBits } }),
  };
  const random = createRandom(seed);
  const floats = (length: number) => Float32Array.from({ length }, () => 2 * random() - 1);
  const shape = encoderShape(config);
  const weights: TextEncoderWeights = {
    encoder: Object.fromEntries(
      Object.entries(textEncoderShapes(shape)).map(([name, own]) => [
        name,
        { shape: own, values: floats(sizeOfShape(own)) },
      ]),
    ),
    wide: { logits: 1, weights: floats(2 ** config.wide.bits), bias: floats(1) },
    ...(hasAspects && {
      aspects: {
        pooled: floats(sizeOfShape(aspectShape(shape))),
        wide: {
          logits: ASPECTS.length,
          weights: floats(2 ** config.aspects!.bits * ASPECTS.length),
          bias: floats(ASPECTS.length),
        },
      },
    }),
  };
  const reading = textReading(config);
  const cases = SAMPLE_TEXTS.map((text) => {
    const { polarity, neutrality, aspects } = plainTextScore(
      weights,
      config,
      readTextFeatures(text, reading),
    );
    return {
      text,
      polarity: polarity + parityError,
      neutrality,
      ...(aspects && { aspects: [...aspects] }),
    };
  });
  return { card: createCard(version, config), weights, parity: { tolerance: 1e-4, cases } };
}

/** The artifact as the files that training hands over, unquantised. */
export function sampleTextFiles({ card, weights, parity }: TextArtifact): Map<string, Uint8Array> {
  const { encoder, wide, aspects } = weights;
  const roots = (values: Float32Array) =>
    values.map((weight) => Math.sign(weight) * Math.sqrt(Math.abs(weight)));
  const entries = [
    ...Object.entries(encoder).map(([name, weight]) => ({ name, ...weight })),
    { name: WIDE.block(0), shape: [wide.weights.length, 1], values: roots(wide.weights) },
    { name: WIDE.bias, shape: [1], values: wide.bias },
    ...(aspects
      ? [
          { name: ASPECT_POOLED, shape: aspectShape(encoderShape(card.config)), values: aspects.pooled },
          {
            name: ASPECT_WIDE.block(0),
            shape: [aspects.wide.weights.length / ASPECTS.length, ASPECTS.length],
            values: roots(aspects.wide.weights),
          },
          { name: ASPECT_WIDE.bias, shape: [ASPECTS.length], values: aspects.wide.bias },
        ]
      : []),
  ];
  const bytes = entries.flatMap(({ values }) => [
    ...new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  ]);
  const manifest = entries.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const model = {
    format: 'zhanggui-text-encoder',
    weightsManifest: [{ paths: ['weights.bin'], weights: manifest }],
  };
  const json = (value: unknown) => encodeUtf8(JSON.stringify(value));
  return new Map([
    ['model.json', json(model)],
    ['weights.bin', Uint8Array.from(bytes)],
    ['card.json', json({ ...card, weightBytes: bytes.length })],
    ['parity.json', json(parity)],
  ]);
}

function createCard(version: string, config: TextEncoderConfig): TextEncoderCard {
  const estimate = { value: 0.9, low: 0.85, high: 0.95 };
  const metrics: ClassifierMetrics = {
    ...{ accuracy: estimate, macroF1: estimate, ece: estimate },
    perClass: {},
    confusion: [
      [9, 1],
      [1, 9],
    ],
  };
  const figures: AspectFigures = {
    perAspect: Object.fromEntries(
      ASPECTS.map((aspect) => [aspect, { texts: 1, precision: 1, recall: 1, f1: 1 }]),
    ) as AspectFigures['perAspect'],
    ...{ macroF1: 1, microF1: 1, exactMatch: 1 },
  };
  return {
    formatVersion: TEXT_ARTIFACT_FORMAT_VERSION,
    model: 'text-encoder',
    version,
    createdAt: '2026-01-01T00:00:00.000Z',
    gitCommit: 'unknown',
    seed: 1,
    config,
    textFeatures: TEXT_FEATURES_VERSION,
    dataset: {
      ...{
        name: 'sample',
        sha256: ['a'.repeat(64)],
        licence: 'ours',
        texts: 2,
        perClass: { neg: 1, pos: 1 },
      },
      ...{ categories: 1, repeated: 0, contradictory: 0, empty: 0, ownTexts: 0, rawTexts: 0 },
    },
    training: { l2: 1e-3, epochs: 1, validationLoss: 0.5 },
    evaluation: {
      protocol: 'none',
      texts: 20,
      ...{ metrics, float: metrics, baselines: {}, categories: {} },
      neutral: { recall: 0, falseRate: 0 },
      ...(config.aspects && {
        aspects: { protocol: 'none', sentences: 1, metrics: figures, baselines: {} },
      }),
    },
    weightBytes: 0,
  };
}

/** mulberry32 */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
