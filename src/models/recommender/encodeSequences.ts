import { add, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../contracts';
import { blendDirections } from '../ops/blendDirections';
import { decayedAverage } from '../ops/decayedAverage';
import { project } from '../ops/project';
import { type Positions } from '../ops/raggedRows';
import { readSignals, type Signals } from '../ops/readSignals';
import { selfAttention } from '../ops/selfAttention';
import { unitLength } from '../ops/unitLength';
import { AVERAGE, blockNames, SIGNALS } from './encoderWeights';

/** The encoders' weights on the current backend, by the names of `encoderWeightShapes`. */
export type EncoderTensors = Readonly<Record<string, Tensor>>;

/** What training disturbs so that no single number is relied on; phones run without. */
export interface TrainingNoise {
  averageInput(x: Tensor2D): Tensor2D;
  transformerInput(x: Tensor2D): Tensor2D;
  /** What a block adds to the stream. `place` tells apart the places where it is called. */
  hidden(x: Tensor2D, place: number): Tensor2D;
}

/** Sequences one after the other, each oldest item first. */
export interface SequenceRows {
  /** [P, D] item vectors of unit length. */
  items: Tensor2D;
  /** [P] counting from 0 at each sequence's first row; rows see nothing of other sequences. */
  positions: Positions;
  /** [P] see `signalsOf`; read where the model has learned to. */
  signals: Signals;
}

const EPSILON = 1e-6;

/**
 * The forward code of training and phone: what a sequence up to and including each row asks for, as one vector of
 * unit length to compare every item with, [P, D]. Of two encoders: Σ weight · unit vector, of unit length again.
 */
export function encodeSequences(
  { items, positions, signals }: SequenceRows,
  weights: EncoderTensors,
  config: Pick<RecommenderConfig, 'encoders' | 'signals'>,
  noise?: TrainingNoise,
): Tensor2D {
  const { decayedAverage: averaging, transformer } = config.encoders;
  const inputs = config.signals
    ? readSignals(items, signals, weights[SIGNALS.gain] as Tensor1D, weights[SIGNALS.offset] as Tensor2D)
    : items;
  const averaged = averaging && average(noise ? noise.averageInput(inputs) : inputs, positions, weights);
  const attended = transformer && transform(inputs, positions, weights, transformer, noise);
  if (!averaged || !attended) return unitLength((averaged ?? attended)!);
  return blendDirections(
    { x: averaged, weight: averaging.weight },
    { x: attended, weight: transformer.weight },
  );
}

/** Σ e^decay[age] · x[age] · projection; the sum of the weights cancels when it is brought to unit length. */
function average(x: Tensor2D, positions: Positions, weights: EncoderTensors): Tensor2D {
  const averaged = decayedAverage(x, weights[AVERAGE.decay] as Tensor1D, positions);
  return project(averaged, weights[AVERAGE.projection] as Tensor2D);
}

/** Pre-norm blocks (Xiong et al. 2020) of self-attention and a hidden layer with ReLU. */
function transform(
  x: Tensor2D,
  positions: Positions,
  weights: EncoderTensors,
  { layers, heads }: NonNullable<RecommenderConfig['encoders']['transformer']>,
  noise: TrainingNoise | undefined,
): Tensor2D {
  let stream = noise ? noise.transformerInput(x) : x;
  /** Adds what a block makes of the stream; disturbed on its way in training, otherwise within the block's last product. */
  const join = (block: (residual?: Tensor2D) => Tensor2D, place: number): Tensor2D =>
    noise ? add(stream, noise.hidden(block(), place)) : block(stream);
  for (let layer = 0; layer < layers; layer++) {
    const names = blockNames(layer);
    const vector = (name: string) => weights[name] as Tensor1D;
    const matrix = (name: string) => weights[name] as Tensor2D;
    const normOf = (gain: string, offset: string) => ({
      gain: vector(gain),
      offset: vector(offset),
      epsilon: EPSILON,
    });

    const attended = selfAttention(
      stream,
      {
        norm: normOf(names.attentionGain, names.attentionOffset),
        query: matrix(names.query),
        key: matrix(names.key),
        value: matrix(names.value),
        ageBias: matrix(names.ageBias),
      },
      positions,
      heads,
    );
    stream = join((residual) => project(attended, matrix(names.output), { residual }), 2 * layer);

    const hidden = project(stream, matrix(names.expand), {
      norm: normOf(names.forwardGain, names.forwardOffset),
      bias: vector(names.expandBias),
      relu: true,
    });
    const contraction = { bias: vector(names.contractBias) };
    stream = join(
      (residual) => project(hidden, matrix(names.contract), { ...contraction, residual }),
      2 * layer + 1,
    );
  }
  return stream;
}
