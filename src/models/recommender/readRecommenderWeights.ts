import { type Parsed, type RecommenderConfig } from '../../contracts';
import { areFinite } from '../weights/areFinite';
import { decodeWeights, type DecodedWeight } from '../weights/decodeWeights';
import { encoderWeightShapes } from './encoderWeights';
import { SIGNAL_COUNT } from './signals';
import { type RecommenderWeights } from './recommenderWeights';
import { unitRows } from './unitRows';

/** What `weights.bin` of a recommender holds: name, type and shape of each weight. */
export function recommenderWeightShapes(itemCount: number, config: RecommenderConfig): ExpectedWeights {
  const { neighboursPerItem } = config.transitions;
  const { contentAttributes = 0 } = config;
  return {
    [WEIGHT.itemVectors]: { dtype: 'float32', shape: [itemCount, config.dimension] },
    ...Object.fromEntries(
      Object.entries(encoderWeightShapes(config)).map(([name, shape]) => [name, { dtype: 'float32', shape }]),
    ),
    [WEIGHT.neighbours]: { dtype: 'int32', shape: [itemCount, neighboursPerItem] },
    [WEIGHT.rootWeights]: { dtype: 'float32', shape: [itemCount, neighboursPerItem] },
    [WEIGHT.popularity]: { dtype: 'float32', shape: [itemCount] },
    [WEIGHT.trend]: { dtype: 'float32', shape: [itemCount] },
    ...(contentAttributes > 0 && {
      [WEIGHT.content]: { dtype: 'float32' as const, shape: [contentAttributes, config.dimension] },
    }),
  };
}
type ExpectedWeights = Record<string, { dtype: 'float32' | 'int32'; shape: number[] }>;

/** Names of what is no encoder's. */
export const WEIGHT = {
  itemVectors: 'item_vectors',
  neighbours: 'transitions/neighbours',
  /** Square roots of the table's weights: eight bits then span four orders of magnitude. */
  rootWeights: 'transitions/root_weights',
  popularity: 'popularity',
  trend: 'trend',
  content: 'content/vectors',
} as const;

/** Reads and checks the weights of an artifact. Item vectors get unit length again after dequantising. */
export function readRecommenderWeights(
  modelJson: unknown,
  weightsBin: ArrayBuffer,
  itemCount: number,
  config: RecommenderConfig,
): Parsed<RecommenderWeights> {
  const { transformer } = config.encoders;
  if (transformer && config.dimension % transformer.heads !== 0) {
    return {
      ok: false,
      issues: [`config.encoders.transformer.heads: expected a divisor of ${config.dimension}`],
    };
  }
  if (config.signals !== undefined && config.signals !== SIGNAL_COUNT) {
    return { ok: false, issues: [`config.signals: expected ${SIGNAL_COUNT}, got ${config.signals}`] };
  }
  const decoded = decodeWeights(modelJson, weightsBin);
  if (!decoded.ok) return decoded;
  const expected = recommenderWeightShapes(itemCount, config);
  const issues = Object.entries(expected).flatMap(([name, { dtype, shape }]) =>
    checkWeight(name, decoded.value.get(name), dtype, shape),
  );
  if (issues.length > 0) return { ok: false, issues };
  const floats = (name: string) => decoded.value.get(name)!.values as Float32Array;
  const neighbours = decoded.value.get(WEIGHT.neighbours)!.values as Int32Array;
  if (neighbours.some((index) => index < 0 || index >= itemCount)) {
    return { ok: false, issues: [`${WEIGHT.neighbours}: expected item indices below ${itemCount}`] };
  }
  const { bytes } = decoded.value.get(WEIGHT.itemVectors)!;
  return {
    ok: true,
    value: {
      itemCount,
      dimension: config.dimension,
      itemVectors: unitRows(floats(WEIGHT.itemVectors), config.dimension),
      ...(bytes &&
        bytes.scale > 0 && { itemBytes: { integers: bytes.integers, zero: -bytes.min / bytes.scale } }),
      encoder: Object.fromEntries(
        Object.keys(encoderWeightShapes(config)).map((name) => [name, floats(name)]),
      ),
      transitions: {
        neighboursPerItem: config.transitions.neighboursPerItem,
        neighbours,
        weights: floats(WEIGHT.rootWeights).map((root) => root * root),
      },
      popularity: floats(WEIGHT.popularity),
      trend: floats(WEIGHT.trend),
      ...(config.contentAttributes && { content: floats(WEIGHT.content) }),
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
  if (!areFinite(weight.values)) return [`${name}: expected finite numbers`];
  return [];
}
