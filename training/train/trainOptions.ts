/** What a person may change about training; the defaults suit shops from some hundred to 50,000 items. */
export interface TrainOptions {
  seed: number;
  /** At most this many passes over the interactions; validation may stop earlier. */
  epochs: number;
  /** Stop after this many epochs without a better validation NDCG@10. */
  patience: number;
  dimension: number;
  /** Most recent interactions the encoder reads. */
  historyLength: number;
  /** logit = cos / temperature */
  temperature: number;
  learningRate: number;
  /** Gradients are scaled down to this joint norm. */
  gradientLimit: number;
  /** Share of the encoder's inputs set to zero. */
  inputDropout: number;
  /** An epoch learns from a random stretch of this many items of each longer sequence: nobody outweighs others. */
  windowItems: number;
  /** Interactions a step learns from. */
  batchPositions: number;
  negatives: number;
  /** Train once more on everything, validation included, for as many epochs as validation found best. */
  refit: boolean;
}

export const DEFAULT_TRAIN_OPTIONS: TrainOptions = {
  seed: 1,
  epochs: 16,
  patience: 3,
  dimension: 64,
  historyLength: 20,
  temperature: 0.1,
  learningRate: 2e-3,
  gradientLimit: 5,
  inputDropout: 0.2,
  windowItems: 80,
  batchPositions: 1000,
  negatives: 1024,
  refit: true,
};
