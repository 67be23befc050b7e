import { availableParallelism } from 'node:os';
import { type RecommenderConfig } from '../../src/contracts';
import { type EngineOptions } from '../engine/startEngine';

/** Which encoders a run trains: one, both over the same item vectors, or what validation finds best. */
export const ENCODER_CHOICES = ['auto', 'decayed-average', 'transformer', 'both'] as const;
export type EncoderChoice = (typeof ENCODER_CHOICES)[number];

/** What a person may change about training; `trainOptionsFor` fills in the rest. */
export interface TrainOptions {
  seed: number;
  encoder: EncoderChoice;
  /** At most this many passes over the interactions; validation may stop earlier. */
  epochs: number;
  /** Stop after this many epochs without a better validation NDCG@10. */
  patience: number;
  dimension: number;
  /** Most recent interactions the encoders read. */
  historyLength: number;
  /** logit = cos(query, item) / temperature; training goes on from this value where it can be learned. */
  temperature: number;
  transformer: Omit<NonNullable<RecommenderConfig['encoders']['transformer']>, 'weight'>;
  learningRate: number;
  /** Decoupled weight decay of the items' own vectors: how much an item must be seen to differ from its attributes. */
  idDecay: number;
  /** Gradients are scaled down to this joint norm. */
  gradientLimit: number;
  /** What ships is an average of the weights over about 1 / (1 − rate) steps (Polyak & Juditsky 1992). */
  averagingRate: number;
  /** Share of the decayed average's inputs set to zero. */
  averageDropout: number;
  /** Share of the transformer's inputs, and of what its blocks add, set to zero. */
  transformerDropout: number;
  /** Share of the steps in which each of two encoders answers alone; in the others they answer together. */
  answersAlone: number;
  /** Longer sequences are cut into stretches of this many items. */
  windowItems: number;
  /** Interactions a step learns from. */
  batchPositions: number;
  /** Catalogues up to this size are compared whole with every answer; larger ones by a sample. */
  softmaxLimit: number;
  /** Size of that sample. */
  negatives: number;
  /** What computes; every thread has its own. */
  engine: EngineOptions;
  /** Threads that compute gradients; more than one changes no more than the rounding of their sums. */
  workers: number;
  /** What learns: everything, or the items' own vectors alone, while encoders and attributes stay as they were. */
  learns: 'everything' | 'items';
  /** Train once more on everything, validation included, for as many epochs as validation found best. */
  refit: boolean;
}

const SHARED = {
  seed: 1,
  encoder: 'auto',
  historyLength: 50,
  temperature: 0.1,
  transformer: { layers: 2, heads: 2, feedForward: 128 },
  gradientLimit: 5,
  averagingRate: 0.99,
  averageDropout: 0.4,
  transformerDropout: 0.1,
  windowItems: 200,
  softmaxLimit: 4096,
  negatives: 1024,
  engine: {},
  learns: 'everything',
  refit: true,
} as const;

/** Every item learns in every step: large steps over large batches, and few dimensions tell few items apart. */
const COMPARED_WHOLE = {
  dimension: 64,
  learningRate: 5e-3,
  idDecay: 0,
  answersAlone: 0,
  batchPositions: 2000,
  epochs: 20,
  patience: 6,
};
/** Most items learn seldom and are known by little. */
const COMPARED_BY_SAMPLE = {
  dimension: 112,
  learningRate: 2e-3,
  idDecay: 2,
  answersAlone: 0.2,
  batchPositions: 1000,
  epochs: 12,
  patience: 3,
};

/** Above it, 112 dimensions would leave no room for transitions in the 8 MiB that phones accept. */
const LARGE_CATALOGUE = 30_000;

/** The defaults for a catalogue of so many items, with what a person changed. */
export function trainOptionsFor(itemCount: number, changes: Partial<TrainOptions> = {}): TrainOptions {
  const { softmaxLimit = SHARED.softmaxLimit } = changes;
  return {
    ...SHARED,
    workers: Math.min(4, availableParallelism()),
    ...(itemCount <= softmaxLimit ? COMPARED_WHOLE : COMPARED_BY_SAMPLE),
    ...(itemCount > LARGE_CATALOGUE && { dimension: 64 }),
    ...changes,
  };
}
