import {
  add,
  div,
  matMul,
  mul,
  norm,
  reshape,
  serialization,
  slice,
  softmax,
  tensor,
  tidy,
  transpose,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
import { input, type LayersModel, layers, model, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { blockNames } from '../../../src/models/recommender/encoderWeights';
import { type RecommenderWeights } from '../../../src/models/recommender/recommenderWeights';
import { biasByPair } from './biasByPair';
import { RANKING, TRANSFORMER } from './deviceSetup';

const { dimension, historyLength, itemCount } = RANKING;
const { heads, feedForward } = TRANSFORMER;
type Layer = InstanceType<typeof layers.Layer>;

/** Softmax attention over heads with a bias by pair of rows: what tfjs-layers has no layer for, of its own operations. */
class BiasedAttention extends layers.Layer {
  static readonly className = 'BiasedAttention';
  constructor(private readonly biasByPair: Tensor) {
    super({});
  }
  override computeOutputShape(shapes: (number | null)[][]) {
    return shapes[0]!;
  }
  override call(inputs: Tensor | Tensor[]) {
    return tidy(() => {
      const split = (x: Tensor) =>
        transpose(reshape(x, [historyLength, heads, dimension / heads]), [1, 0, 2]);
      const [q, k, v] = (inputs as Tensor[]).map(split) as [Tensor, Tensor, Tensor];
      const logits = mul(matMul(q, k, false, true), 1 / Math.sqrt(dimension / heads));
      const attended = matMul(softmax(add(logits, this.biasByPair)), v);
      return reshape(transpose(attended, [1, 0, 2]), [1, historyLength, dimension]);
    });
  }
}

/** The last row, of unit length. */
class LastDirection extends layers.Layer {
  static readonly className = 'LastDirection';
  override computeOutputShape([batch]: (number | null)[]) {
    return [batch!, dimension];
  }
  override call(inputs: Tensor | Tensor[]) {
    return tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0]! : inputs) as Tensor3D;
      const last: Tensor2D = reshape(slice(x, [0, historyLength - 1, 0], [1, 1, dimension]), [1, dimension]);
      return div(last, norm(last));
    });
  }
}
serialization.registerClass(BiasedAttention as never);
serialization.registerClass(LastDirection as never);

/** The recommender's transformer built of layers: [1, L] item indices → cosines [1, N]. */
export function buildLayersNetwork({ itemVectors, encoder }: RecommenderWeights): LayersModel {
  const given: [Layer, Float32Array[]][] = [];
  const withWeights = (layer: Layer, ...values: Float32Array[]): Layer => {
    given.push([layer, values]);
    return layer;
  };
  const items = input({ shape: [historyLength], dtype: 'int32' });
  const embedding = layers.embedding({ inputDim: itemCount, outputDim: dimension });
  let stream = withWeights(embedding, itemVectors).apply(items) as SymbolicTensor;
  const dense = (units: number, x: SymbolicTensor, values: Float32Array[], activation?: 'relu') =>
    withWeights(
      layers.dense({ units, useBias: values.length > 1, ...(activation && { activation }) }),
      ...values,
    ).apply(x) as SymbolicTensor;
  const normalise = (x: SymbolicTensor, gain: Float32Array, offset: Float32Array) =>
    withWeights(layers.layerNormalization({ epsilon: 1e-6 }), gain, offset).apply(x) as SymbolicTensor;
  for (let layer = 0; layer < TRANSFORMER.layers; layer += 1) {
    const names = blockNames(layer);
    const of = (name: keyof typeof names) => encoder[names[name]]!;
    const seen = normalise(stream, of('attentionGain'), of('attentionOffset'));
    const projected = (['query', 'key', 'value'] as const).map((name) => dense(dimension, seen, [of(name)]));
    const attended = new BiasedAttention(
      tensor(biasByPair(of('ageBias')), [heads, historyLength, historyLength]),
    ).apply(projected) as SymbolicTensor;
    stream = layers.add().apply([stream, dense(dimension, attended, [of('output')])]) as SymbolicTensor;
    const normed = normalise(stream, of('forwardGain'), of('forwardOffset'));
    const hidden = dense(feedForward, normed, [of('expand'), of('expandBias')], 'relu');
    const contracted = dense(dimension, hidden, [of('contract'), of('contractBias')]);
    stream = layers.add().apply([stream, contracted]) as SymbolicTensor;
  }
  const query = new LastDirection({}).apply(stream) as SymbolicTensor;
  const columns = new Float32Array(itemVectors.length);
  itemVectors.forEach((value, at) => {
    columns[(at % dimension) * itemCount + Math.floor(at / dimension)] = value;
  });
  const network = model({ inputs: items, outputs: dense(itemCount, query, [columns]) });
  for (const [layer, values] of given) {
    const shapes = layer.getWeights().map(({ shape }) => shape);
    layer.setWeights(values.map((numbers, at) => tensor(numbers, shapes[at]!)));
  }
  return network;
}
