import { type RecommenderConfig } from '../../contracts';

/** The learned numbers of the encoders by name, row-major; `encoderWeightShapes` says which and how large. */
export type EncoderWeights = Readonly<Record<string, Float32Array>>;

type EncoderConfig = Pick<RecommenderConfig, 'encoders' | 'dimension' | 'historyLength' | 'signals'>;

/** What each of S signals does to the vector of an item that came with it. */
export const SIGNALS = {
  /** [S] logarithm of a factor. */
  gain: 'signals/gain',
  /** [S, D] added. */
  offset: 'signals/offset',
} as const;

/** Weights of the decayed average. L positions of history, D dimensions. */
export const AVERAGE = {
  /** [L] logarithm of the weight of the most recent item, the one before it, … */
  decay: 'decayed_average/decay',
  /** [D, D], applied from the right to the averaged row vector. */
  projection: 'decayed_average/projection',
} as const;

/** Weights of one block of the transformer. H heads, F = width of the hidden layer. Matrices are applied from the right. */
export const blockNames = (layer: number) =>
  ({
    attentionGain: `transformer/${layer}/attention/gain`,
    attentionOffset: `transformer/${layer}/attention/offset`,
    query: `transformer/${layer}/attention/query`,
    key: `transformer/${layer}/attention/key`,
    value: `transformer/${layer}/attention/value`,
    output: `transformer/${layer}/attention/output`,
    /** [H, L] added to the logit between two positions of that distance. */
    ageBias: `transformer/${layer}/attention/age_bias`,
    forwardGain: `transformer/${layer}/forward/gain`,
    forwardOffset: `transformer/${layer}/forward/offset`,
    expand: `transformer/${layer}/forward/expand`,
    expandBias: `transformer/${layer}/forward/expand_bias`,
    contract: `transformer/${layer}/forward/contract`,
    contractBias: `transformer/${layer}/forward/contract_bias`,
  }) as const;

/** Every weight that the encoders of `config` read, with its shape. */
export function encoderWeightShapes({
  encoders,
  dimension,
  historyLength,
  signals,
}: EncoderConfig): Record<string, number[]> {
  const square = [dimension, dimension];
  const vector = [dimension];
  const shapes: Record<string, number[]> = {};
  if (signals) {
    shapes[SIGNALS.gain] = [signals];
    shapes[SIGNALS.offset] = [signals, dimension];
  }
  if (encoders.decayedAverage) {
    shapes[AVERAGE.decay] = [historyLength];
    shapes[AVERAGE.projection] = square;
  }
  if (encoders.transformer) {
    const { layers, heads, feedForward } = encoders.transformer;
    for (let layer = 0; layer < layers; layer++) {
      const names = blockNames(layer);
      for (const name of [names.attentionGain, names.attentionOffset]) shapes[name] = vector;
      for (const name of [names.query, names.key, names.value, names.output]) shapes[name] = square;
      shapes[names.ageBias] = [heads, historyLength];
      for (const name of [names.forwardGain, names.forwardOffset]) shapes[name] = vector;
      shapes[names.expand] = [dimension, feedForward];
      shapes[names.expandBias] = [feedForward];
      shapes[names.contract] = [feedForward, dimension];
      shapes[names.contractBias] = vector;
    }
  }
  return shapes;
}
