import { add, mul, relu, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../contracts';
import { decayedAverage } from '../ops/decayedAverage';
import { layerNorm } from '../ops/layerNorm';
import { project } from '../ops/project';
import { type Positions } from '../ops/raggedRows';
import { unitLength } from '../ops/unitLength';
import { windowAttention } from '../ops/windowAttention';
import { AVERAGE, blockNames } from './encoderWeights';

/** The encoders' weights on the current backend, by the names of `encoderWeightShapes`. */
export type EncoderTensors = Readonly<Record<string, Tensor>>;

/** What training disturbs so that no single number is relied on; phones run without. */
export interface TrainingNoise {
  averageInput(x: Tensor2D): Tensor2D;
  transformerInput(x: Tensor2D): Tensor2D;
  /** What a block adds to the stream. `place` tells apart the places where it is called. */
  hidden(x: Tensor2D, place: number): Tensor2D;
}

const EPSILON = 1e-6;

/**
 * The forward code of training and phone: what a sequence up to and including each row asks for, as one vector of
 * unit length to compare every item with, [P, D]. Of two encoders: Σ weight · unit vector, of unit length again.
 *
 * @param inputs [P, D] item vectors of unit length: sequences one after the other, oldest item first
 * @param positions [P] counting from 0 at each sequence's first row; rows see nothing of other sequences
 */
export function encodeSequences(
  inputs: Tensor2D,
  positions: Positions,
  weights: EncoderTensors,
  { encoders: { decayedAverage: averaging, transformer } }: Pick<RecommenderConfig, 'encoders'>,
  noise?: TrainingNoise,
): Tensor2D {
  const averaged = averaging && average(noise ? noise.averageInput(inputs) : inputs, positions, weights);
  const attended = transformer && transform(inputs, positions, weights, transformer, noise);
  if (!averaged || !attended) return (averaged ?? attended)!;
  return unitLength(add(mul(averaged, averaging.weight), mul<Tensor2D>(attended, transformer.weight)));
}

/** Σ e^decay[age] · x[age] · projection; the sum of the weights cancels in the unit length. */
function average(x: Tensor2D, positions: Positions, weights: EncoderTensors): Tensor2D {
  const averaged = decayedAverage(x, weights[AVERAGE.decay] as Tensor1D, positions);
  return unitLength(project(averaged, weights[AVERAGE.projection] as Tensor2D));
}

/** Pre-norm blocks (Xiong et al. 2020) of self-attention and a hidden layer with ReLU. */
function transform(
  x: Tensor2D,
  positions: Positions,
  weights: EncoderTensors,
  { layers, heads }: NonNullable<RecommenderConfig['encoders']['transformer']>,
  noise: TrainingNoise | undefined,
): Tensor2D {
  const disturb = (part: Tensor2D, place: number) => (noise ? noise.hidden(part, place) : part);
  let stream = noise ? noise.transformerInput(x) : x;
  for (let layer = 0; layer < layers; layer++) {
    const names = blockNames(layer);
    const vector = (name: string) => weights[name] as Tensor1D;
    const matrix = (name: string) => weights[name] as Tensor2D;

    const seen = layerNorm(stream, vector(names.attentionGain), vector(names.attentionOffset), EPSILON);
    const attended = windowAttention(
      project(seen, matrix(names.query)),
      project(seen, matrix(names.key)),
      project(seen, matrix(names.value)),
      matrix(names.ageBias),
      positions,
      { heads },
    );
    stream = add(stream, disturb(project(attended, matrix(names.output)), 2 * layer));

    const normed = layerNorm(stream, vector(names.forwardGain), vector(names.forwardOffset), EPSILON);
    const hidden = relu(add<Tensor2D>(project(normed, matrix(names.expand)), vector(names.expandBias)));
    const contracted = add<Tensor2D>(project(hidden, matrix(names.contract)), vector(names.contractBias));
    stream = add(stream, disturb(contracted, 2 * layer + 1));
  }
  return unitLength(stream);
}
