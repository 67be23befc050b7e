import { type RecommenderConfig } from '../../contracts';
import { readRecommenderWeights, recommenderWeightShapes } from './readRecommenderWeights';

const config: RecommenderConfig = {
  encoders: { decayedAverage: { weight: 1 } },
  dimension: 2,
  historyLength: 3,
  temperature: 0.1,
  transitions: { weight: 1, decay: 0.6, normalisation: 0.5, historyLength: 10, neighboursPerItem: 1 },
  popularityWeight: 0,
  trendWeight: 0.2,
};

/** Unquantised weights of two items, each number given by name and position. */
function artifact(numbers: Partial<Record<string, number[]>> = {}, of = config) {
  const shapes = Object.entries(recommenderWeightShapes(2, of));
  const chunks = shapes.map(([name, { dtype, shape }]) => {
    const size = shape.reduce((product: number, length) => product * length, 1);
    const values = numbers[name] ?? Array.from({ length: size }, (_, index) => index % 2);
    return new Uint8Array((dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values)).buffer);
  });
  const weights = shapes.map(([name, { dtype, shape }]) => ({ name, dtype, shape: [...shape] }));
  return {
    model: { format: 'zhanggui-recommender', weightsManifest: [{ paths: ['weights.bin'], weights }] },
    bytes: Uint8Array.from(chunks.flatMap((chunk) => [...chunk])).buffer,
  };
}

describe('readRecommenderWeights', () => {
  it('restores unit length and squares the roots of the table', () => {
    const { model, bytes } = artifact({ item_vectors: [3, 4, 0, 2], 'transitions/root_weights': [3, 0.5] });
    const result = readRecommenderWeights(model, bytes, 2, config);
    if (!result.ok) throw new Error(result.issues.join());
    expect(Array.from(result.value.itemVectors)).toEqual([0.6, 0.8, 0, 1].map(Math.fround));
    expect(Array.from(result.value.transitions.weights)).toEqual([9, 0.25]);
  });

  it('keeps item vectors of 8 bits as they are, too: the same up to their length', () => {
    const { model, bytes } = artifact();
    const [weightsManifest] = model.weightsManifest;
    const weights = weightsManifest!.weights.map((entry) =>
      entry.name === 'item_vectors'
        ? { ...entry, quantization: { dtype: 'uint8', scale: 0.5, min: -64 } }
        : entry,
    );
    const quantised = { ...model, weightsManifest: [{ ...weightsManifest!, weights }] };
    // The item vectors come first in the file: four bytes in place of four floats.
    const stored = Uint8Array.from([131, 132, 128, 100, ...new Uint8Array(bytes).subarray(16)]).buffer;
    const result = readRecommenderWeights(quantised, stored, 2, config);
    if (!result.ok) throw new Error(result.issues.join());
    expect(Array.from(result.value.itemVectors)).toEqual([0.6, 0.8, 0, -1].map(Math.fround));
    expect(result.value.itemBytes).toEqual({ integers: Uint8Array.of(131, 132, 128, 100), zero: 128 });
  });

  it.each([
    ['a table that points outside the items', { 'transitions/neighbours': [0, 2] }, 'indices below 2'],
    ['a number that is not finite', { popularity: [0, NaN] }, 'popularity: expected finite numbers'],
  ])('refuses %s', (_, numbers, issue) => {
    const { model, bytes } = artifact(numbers);
    const result = readRecommenderWeights(model, bytes, 2, config);
    expect(result.ok ? [] : result.issues.join()).toContain(issue);
  });

  it('names the weight whose shape does not fit the vocabulary', () => {
    const { model, bytes } = artifact();
    const result = readRecommenderWeights(model, bytes, 3, config);
    expect(result.ok ? [] : result.issues).toContain('item_vectors: expected shape [3, 2], got [2, 2]');
  });

  it('asks for the weights of every encoder that the config names', () => {
    const { model, bytes } = artifact();
    const transformer = { weight: 1, layers: 1, heads: 2, feedForward: 4 };
    const result = readRecommenderWeights(model, bytes, 2, { ...config, encoders: { transformer } });
    expect(result.ok ? [] : result.issues).toContain('transformer/0/attention/query: missing in model.json');
  });

  it('refuses heads that do not divide the dimension', () => {
    const { model, bytes } = artifact();
    const transformer = { weight: 1, layers: 1, heads: 3, feedForward: 4 };
    const result = readRecommenderWeights(model, bytes, 2, { ...config, encoders: { transformer } });
    expect(result.ok ? [] : result.issues).toEqual([
      'config.encoders.transformer.heads: expected a divisor of 2',
    ]);
  });

  it('reads a content table where the config counts its rows, and only there', () => {
    const withTable = { ...config, contentAttributes: 1 };
    const { model, bytes } = artifact({ 'content/vectors': [3, 4] }, withTable);
    const result = readRecommenderWeights(model, bytes, 2, withTable);
    // As they are: attributes have lengths of their own.
    expect(result.ok && Array.from(result.value.content!)).toEqual([3, 4]);
    const without = readRecommenderWeights(artifact().model, artifact().bytes, 2, config);
    expect(without.ok && without.value).not.toHaveProperty('content');
  });
});
