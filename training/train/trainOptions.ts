/** How a training goes. */
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

/** What a person may leave open: it then follows from how much there is to learn from. */
export type RequestedOptions = Omit<TrainOptions, 'epochs' | 'patience'> &
  Partial<Pick<TrainOptions, 'epochs' | 'patience'>>;

/** Suits shops from some hundred to 50,000 items. */
export const DEFAULT_TRAIN_OPTIONS: RequestedOptions = {
  seed: 1,
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

/** The learning rate has to come down to its end, which a small log reaches in more epochs than a large one. */
const ENOUGH_STEPS = 800;
const FEWEST_EPOCHS = 8;
const MOST_EPOCHS = 100;

/** `interactions` are those one epoch learns from. */
export function resolveOptions(requested: RequestedOptions, interactions: number): TrainOptions {
  const stepsPerEpoch = Math.max(1, interactions / requested.batchPositions);
  const suitable = Math.ceil(ENOUGH_STEPS / stepsPerEpoch);
  const epochs = requested.epochs ?? Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, suitable));
  return { ...requested, epochs, patience: requested.patience ?? Math.max(4, Math.ceil(epochs / 3)) };
}
