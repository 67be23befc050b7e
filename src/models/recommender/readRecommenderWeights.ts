import { type Parsed, type RecommenderConfig } from '../../contracts';
import { decodeWeights, type DecodedWeight } from '../weights/decodeWeights';
import { type RecommenderWeights } from './recommenderWeights';
import { unitRows } from './unitRows';

/** What `weights.bin` of a decayed-average recommender holds: name, type and shape of each weight. */
export function recommenderWeightShapes(itemCount: number, config: RecommenderConfig) {
  const { dimension, historyLength } = config;
  const { neighboursPerItem } = config.transitions;
  return {
    item_vectors: { dtype: 'float32', shape: [itemCount, dimension] },
    'encoder/decay': { dtype: 'float32', shape: [historyLength] },
    'encoder/projection': { dtype: 'float32', shape: [dimension, dimension] },
    'transitions/neighbours': { dtype: 'int32', shape: [itemCount, neighboursPerItem] },
    /** Square roots of the table's weights: eight bits then span four orders of magnitude. */
    'transitions/root_weights': { dtype: 'float32', shape: [itemCount, neighboursPerItem] },
    popularity: { dtype: 'float32', shape: [itemCount] },
  } as const;
}
export type RecommenderWeightName = keyof ReturnType<typeof recommenderWeightShapes>;

/** Reads and checks the weights of an artifact. Item vectors get unit length again after dequantising. */
export function readRecommenderWeights(
  modelJson: unknown,
  weightsBin: ArrayBuffer,
  itemCount: number,
  config: RecommenderConfig,
): Parsed<RecommenderWeights> {
  if (config.encoder !== 'decayed-average') {
    return { ok: false, issues: [`config.encoder: this program cannot run "${config.encoder}"`] };
  }
  const decoded = decodeWeights(modelJson, weightsBin);
  if (!decoded.ok) return decoded;
  const expected = recommenderWeightShapes(itemCount, config);
  const issues = Object.entries(expected).flatMap(([name, { dtype, shape }]) =>
    checkWeight(name, decoded.value.get(name), dtype, shape),
  );
  if (issues.length > 0) return { ok: false, issues };
  const floats = (name: RecommenderWeightName) => decoded.value.get(name)!.values as Float32Array;
  const neighbours = decoded.value.get('transitions/neighbours')!.values as Int32Array;
  if (neighbours.some((index) => index < 0 || index >= itemCount)) {
    return { ok: false, issues: [`transitions/neighbours: expected item indices below ${itemCount}`] };
  }
  return {
    ok: true,
    value: {
      itemCount,
      dimension: config.dimension,
      itemVectors: unitRows(floats('item_vectors'), config.dimension),
      encoder: {
        kind: config.encoder,
        decay: floats('encoder/decay'),
        projection: floats('encoder/projection'),
      },
      transitions: {
        neighboursPerItem: config.transitions.neighboursPerItem,
        neighbours,
        weights: floats('transitions/root_weights').map((root) => root * root),
      },
      popularity: floats('popularity'),
    },
  };
}

function checkWeight(
  name: string,
  weight: DecodedWeight | undefined,
  dtype: 'float32' | 'int32',
  shape: readonly number[],
): string[] {
  if (weight === undefined) return [`${name}: missing in model.json`];
  if (weight.shape.join() !== shape.join()) {
    return [`${name}: expected shape [${shape.join(', ')}], got [${weight.shape.join(', ')}]`];
  }
  const isInteger = weight.values instanceof Int32Array;
  if (isInteger !== (dtype === 'int32')) return [`${name}: expected numbers of type ${dtype}`];
  if (!weight.values.every(Number.isFinite)) return [`${name}: expected finite numbers`];
  return [];
}
