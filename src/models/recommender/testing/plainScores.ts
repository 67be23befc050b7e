import { type RecommenderConfig } from '../../../contracts';
import { AVERAGE, blockNames, SIGNALS } from '../encoderWeights';
import { type RecommenderWeights } from '../recommenderWeights';

type Vector = number[];

/** query · item for every item, written as in the formulas, one number at a time: the oracle of `scoreItems`. */
export function plainScores(
  weights: RecommenderWeights,
  config: RecommenderConfig,
  history: readonly number[],
  signals?: readonly number[],
): number[] {
  const { decayedAverage, transformer } = config.encoders;
  const rows = history.map((item, place) => {
    const row = rowOf(weights, item);
    if (config.signals === undefined) return row;
    const signal = signals?.[place] ?? 0;
    const gain = Math.exp(weights.encoder[SIGNALS.gain]![signal]!);
    const offset = weights.encoder[SIGNALS.offset]!;
    return row.map((value, axis) => value * gain + offset[signal * weights.dimension + axis]!);
  });
  rows.splice(0, rows.length - config.historyLength);
  const query: Vector = new Array<number>(weights.dimension).fill(0);
  const addScaled = (vector: Vector, scale: number) =>
    vector.forEach((value, axis) => (query[axis]! += scale * value));
  if (decayedAverage) addScaled(unit(averageOf(rows, weights)), decayedAverage.weight);
  if (transformer) addScaled(unit(transformerOf(rows, weights, transformer)), transformer.weight);
  return Array.from({ length: weights.itemCount }, (_, item) => dot(unit(query), rowOf(weights, item)));
}

function averageOf(rows: Vector[], { encoder, dimension }: RecommenderWeights): Vector {
  const decay = encoder[AVERAGE.decay]!;
  const sums = new Array<number>(dimension).fill(0);
  [...rows].reverse().forEach((row, age) => {
    row.forEach((value, axis) => (sums[axis]! += Math.exp(decay[age]!) * value));
  });
  return times(sums, encoder[AVERAGE.projection]!);
}

function transformerOf(
  rows: Vector[],
  { encoder }: RecommenderWeights,
  { layers, heads }: NonNullable<RecommenderConfig['encoders']['transformer']>,
): Vector {
  let stream = rows;
  for (let layer = 0; layer < layers; layer++) {
    const names = blockNames(layer);
    const get = (name: keyof typeof names) => encoder[names[name]]!;
    const seen = stream.map((row) => normalise(row, get('attentionGain'), get('attentionOffset')));
    const [queries, keys, values] = (['query', 'key', 'value'] as const).map((name) =>
      seen.map((row) => times(row, get(name))),
    ) as [Vector[], Vector[], Vector[]];
    const width = rows[0]!.length / heads;
    const length = get('ageBias').length / heads;
    const attended = queries.map((query, t) =>
      Array.from({ length: heads }, (_, head) => {
        const part = (vector: Vector) => vector.slice(head * width, (head + 1) * width);
        const odds = keys
          .slice(0, t + 1)
          .map((key, s) =>
            Math.exp(dot(part(query), part(key)) / Math.sqrt(width) + get('ageBias')[head * length + t - s]!),
          );
        const total = odds.reduce((sum, value) => sum + value, 0);
        return Array.from({ length: width }, (_unused, axis) =>
          odds.reduce((sum, value, s) => sum + (value / total) * part(values[s]!)[axis]!, 0),
        );
      }).flat(),
    );
    stream = stream.map((row, t) => plus(row, times(attended[t]!, get('output'))));
    stream = stream.map((row) => {
      const normed = normalise(row, get('forwardGain'), get('forwardOffset'));
      const hidden = plus(times(normed, get('expand')), [...get('expandBias')]).map((x) => Math.max(0, x));
      return plus(row, plus(times(hidden, get('contract')), [...get('contractBias')]));
    });
  }
  return stream.at(-1)!;
}

function rowOf({ itemVectors, dimension }: RecommenderWeights, item: number): Vector {
  return [...itemVectors.subarray(item * dimension, (item + 1) * dimension)];
}
function dot(a: Vector, b: Vector): number {
  return a.reduce((sum, value, axis) => sum + value * b[axis]!, 0);
}
function plus(a: Vector, b: Vector): Vector {
  return a.map((value, axis) => value + b[axis]!);
}
function unit(vector: Vector): Vector {
  return vector.map((value) => value / Math.hypot(...vector));
}
/** Row vector times a row-major matrix. */
function times(vector: Vector, matrix: Float32Array): Vector {
  const columns = matrix.length / vector.length;
  return Array.from({ length: columns }, (_, column) =>
    vector.reduce((sum, value, row) => sum + value * matrix[row * columns + column]!, 0),
  );
}
function normalise(vector: Vector, gain: Float32Array, offset: Float32Array): Vector {
  const mean = vector.reduce((sum, value) => sum + value, 0) / vector.length;
  const variance = vector.reduce((sum, value) => sum + (value - mean) ** 2, 0) / vector.length;
  return vector.map(
    (value, axis) => ((value - mean) / Math.sqrt(variance + 1e-6)) * gain[axis]! + offset[axis]!,
  );
}
