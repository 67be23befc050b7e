import { availableParallelism } from 'node:os';
import { type RecommenderConfig } from '../../src/contracts';

/** Which encoders a run trains: one, both over the same item vectors, or what validation finds best. */
export const ENCODER_CHOICES = ['auto', 'decayed-average', 'transformer', 'both'] as const;
export type EncoderChoice = (typeof ENCODER_CHOICES)[number];

/** What a person may change about training; the defaults suit shops from some hundred to 50,000 items. */
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
  /** logit = query · item / temperature; training goes on from this value. */
  temperature: number;
  transformer: Omit<NonNullable<RecommenderConfig['encoders']['transformer']>, 'weight'>;
  learningRate: number;
  /** Gradients are scaled down to this joint norm. */
  gradientLimit: number;
  /** What ships is an average of the weights over about 1 / (1 − rate) steps (Polyak & Juditsky 1992). */
  averagingRate: number;
  /** Share of the encoders' inputs set to zero. */
  inputDropout: number;
  /** Share of what a transformer block adds that is set to zero. */
  hiddenDropout: number;
  attentionDropout: number;
  /** Longer sequences are cut into stretches of this many items. */
  windowItems: number;
  /** Interactions a step learns from. */
  batchPositions: number;
  /** Catalogues up to this size are compared whole with every answer; larger ones by a sample. */
  softmaxLimit: number;
  /** Size of that sample. */
  negatives: number;
  /** Threads that compute gradients; more than one changes no more than the rounding of their sums. */
  workers: number;
  /** Train once more on everything, validation included, for as many epochs as validation found best. */
  refit: boolean;
}

export const DEFAULT_TRAIN_OPTIONS: TrainOptions = {
  seed: 1,
  encoder: 'auto',
  epochs: 16,
  patience: 3,
  dimension: 128,
  historyLength: 50,
  temperature: 0.1,
  transformer: { layers: 2, heads: 2, feedForward: 128 },
  learningRate: 2e-3,
  gradientLimit: 5,
  averagingRate: 0.99,
  inputDropout: 0.4,
  hiddenDropout: 0.1,
  attentionDropout: 0.05,
  windowItems: 200,
  batchPositions: 1000,
  softmaxLimit: 4096,
  negatives: 1024,
  workers: Math.min(4, availableParallelism()),
  refit: true,
};
