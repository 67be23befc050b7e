import { blockNames } from '../../../../src/models/recommender/encoderWeights';
import { type RecommenderWeights } from '../../../../src/models/recommender/recommenderWeights';
import { biasByPair } from '../biasByPair';
import { RANKING, TRANSFORMER } from '../deviceSetup';
import { encodeModel, type OnnxAttribute, type OnnxNode, type OnnxTensor } from './modelProto';

const { dimension, historyLength, itemCount } = RANKING;
const { heads, feedForward, layers } = TRANSFORMER;
export const ITEMS = 'items';
export const COSINES = 'cosines';

/** The recommender's transformer as a `.onnx` file: `items` [L] item indices, int64 → `cosines` [1, N]. */
export function buildOnnxNetwork({ itemVectors, encoder }: RecommenderWeights): Uint8Array {
  const nodes: OnnxNode[] = [];
  const tensors: Record<string, OnnxTensor> = {};
  const put = (name: string, shape: number[], values: OnnxTensor['values']) => {
    tensors[name] = { shape, values };
    return name;
  };
  const shapeOf = (...lengths: number[]) =>
    put(`shape ${lengths.join(' ')}`, [lengths.length], BigInt64Array.from(lengths, BigInt));
  const run = (
    operation: string,
    inputs: string[],
    attributes: Record<string, OnnxAttribute> = {},
    output = `${operation} ${nodes.length}`,
  ) => {
    nodes.push({ operation, inputs, output, attributes });
    return output;
  };
  const matMul = (x: string, y: string) => run('MatMul', [x, y]);
  const add = (x: string, y: string) => run('Add', [x, y]);
  const split = (x: string, perm: number[]) =>
    run('Transpose', [run('Reshape', [x, shapeOf(historyLength, heads, dimension / heads)])], {
      perm: { integers: perm },
    });
  const scale = put('scale', [1], Float32Array.of(1 / Math.sqrt(dimension / heads)));
  const table = put('item vectors', [itemCount, dimension], itemVectors);

  let stream = run('Gather', [table, ITEMS]);
  for (let layer = 0; layer < layers; layer += 1) {
    const names = blockNames(layer);
    const weight = (name: keyof typeof names, ...shape: number[]) =>
      put(names[name], shape, encoder[names[name]]!);
    const square = (name: keyof typeof names) => weight(name, dimension, dimension);
    const vector = (name: keyof typeof names) => weight(name, dimension);
    const normalise = (gain: keyof typeof names, offset: keyof typeof names) =>
      run('LayerNormalization', [stream, vector(gain), vector(offset)], { epsilon: { float: 1e-6 } });

    const seen = normalise('attentionGain', 'attentionOffset');
    const query = split(matMul(seen, square('query')), [1, 0, 2]);
    const key = split(matMul(seen, square('key')), [1, 2, 0]);
    const value = split(matMul(seen, square('value')), [1, 0, 2]);
    const bias = put(
      `bias ${layer}`,
      [heads, historyLength, historyLength],
      biasByPair(encoder[names.ageBias]!),
    );
    const logits = add(run('Mul', [matMul(query, key), scale]), bias);
    const attended = matMul(run('Softmax', [logits], { axis: { integer: -1 } }), value);
    const joined = run('Reshape', [
      run('Transpose', [attended], { perm: { integers: [1, 0, 2] } }),
      shapeOf(historyLength, dimension),
    ]);
    stream = add(stream, matMul(joined, square('output')));

    const normed = normalise('forwardGain', 'forwardOffset');
    const hidden = run('Relu', [
      add(matMul(normed, weight('expand', dimension, feedForward)), weight('expandBias', feedForward)),
    ]);
    const contracted = add(
      matMul(hidden, weight('contract', feedForward, dimension)),
      vector('contractBias'),
    );
    stream = add(stream, contracted);
  }
  const last = run('Gather', [stream, put('last row', [1], BigInt64Array.of(BigInt(historyLength - 1)))]);
  const direction = run('LpNormalization', [last], { axis: { integer: -1 }, p: { integer: 2 } });
  run('Gemm', [direction, table], { transB: { integer: 1 } }, COSINES);
  return encodeModel({
    inputs: [{ name: ITEMS, type: 'int64', shape: [historyLength] }],
    outputs: [{ name: COSINES, type: 'float32', shape: [1, itemCount] }],
    nodes,
    tensors,
  });
}
