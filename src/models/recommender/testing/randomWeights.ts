import { type RecommenderConfig } from '../../../contracts';
import { sizeOfShape } from '../../weights/weightManifest';
import { encoderWeightShapes } from '../encoderWeights';
import { type RecommenderWeights } from '../recommenderWeights';
import { unitRows } from '../unitRows';

/** Weights of no meaning for `config`, of one neighbour an item. @param numbers gives so many around 0 */
export function randomWeights(
  config: RecommenderConfig,
  itemCount: number,
  numbers: (size: number) => Float32Array,
): RecommenderWeights {
  const { dimension } = config;
  return {
    itemCount,
    dimension,
    itemVectors: unitRows(numbers(itemCount * dimension), dimension),
    encoder: Object.fromEntries(
      Object.entries(encoderWeightShapes(config)).map(([name, shape]) => [name, numbers(sizeOfShape(shape))]),
    ),
    transitions: {
      neighboursPerItem: 1,
      neighbours: Int32Array.from({ length: itemCount }, (_, item) => (item + 1) % itemCount),
      weights: new Float32Array(itemCount).fill(1),
    },
    popularity: numbers(itemCount),
    trend: numbers(itemCount),
  };
}
