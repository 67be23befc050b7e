import '@tensorflow/tfjs-backend-cpu';
import { enableProdMode, memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { type RecommenderConfig } from '../../contracts';
import { finishScores } from './finishScores';
import { buildHistoryBatch, indexHistory } from './historyBatch';
import { type RecommenderWeights } from './recommenderWeights';
import { disposeRecommender, scoreItems, uploadRecommender } from './scoreItems';
import { unitRows } from './unitRows';

beforeAll(enableProdMode);

const ITEMS = 7;
const DIMENSION = 4;
const LENGTH = 3;

const number = fc.double({ min: -1, max: 1, noNaN: true }).map(Math.fround);
const floats = (length: number) =>
  fc.array(number, { minLength: length, maxLength: length }).map((list) => Float32Array.from(list));
/** Added to the identity, so that no projected vector vanishes. */
const projection = floats(DIMENSION * DIMENSION).map((noise) =>
  noise.map((value, index) => value * 0.1 + (index % (DIMENSION + 1) === 0 ? 1 : 0)),
);
const itemVectors = floats(ITEMS * DIMENSION).map((noise) =>
  unitRows(
    noise.map((value, index) => value + (index % DIMENSION === 0 ? 1.5 : 0)),
    DIMENSION,
  ),
);
const weightsArbitrary = fc
  .record({ itemVectors, projection, decay: floats(LENGTH), popularity: floats(ITEMS) })
  .map(({ itemVectors: vectors, projection: matrix, decay, popularity }): RecommenderWeights => ({
    itemCount: ITEMS,
    dimension: DIMENSION,
    itemVectors: vectors,
    encoder: { kind: 'decayed-average', decay, projection: matrix },
    transitions: {
      neighboursPerItem: 1,
      neighbours: Int32Array.from({ length: ITEMS }, (_, item) => (item + 1) % ITEMS),
      weights: new Float32Array(ITEMS).fill(1),
    },
    popularity,
  }));
const historyArbitrary = fc.array(fc.nat(ITEMS - 1), { minLength: 1, maxLength: 6 });

/** cos(Σ softmax(decay)[age] · x[age] · W, v), written as in the formula, one number at a time. */
function expectedCosines(weights: RecommenderWeights, history: number[]): number[] {
  const { itemVectors: vectors, encoder } = weights;
  const recent = history.slice(-LENGTH).reverse();
  const exponentials = recent.map((_, age) => Math.exp(encoder.decay[age]!));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  const averaged = Array.from({ length: DIMENSION }, (_, axis) =>
    recent.reduce(
      (sum, item, age) => sum + (exponentials[age]! / total) * vectors[item * DIMENSION + axis]!,
      0,
    ),
  );
  const projected = Array.from({ length: DIMENSION }, (_, column) =>
    averaged.reduce((sum, value, row) => sum + value * encoder.projection[row * DIMENSION + column]!, 0),
  );
  const norm = Math.hypot(...projected);
  return Array.from({ length: ITEMS }, (_, item) =>
    projected.reduce((sum, value, axis) => sum + (value / norm) * vectors[item * DIMENSION + axis]!, 0),
  );
}

describe('scoreItems', () => {
  it('agrees with the formula for every history of a batch, and leaves no tensor behind', () => {
    fc.assert(
      fc.property(
        weightsArbitrary,
        fc.array(historyArbitrary, { minLength: 1, maxLength: 4 }),
        (weights, histories) => {
          const before = memory().numTensors;
          const tensors = uploadRecommender(weights);
          const cosines = scoreItems(tensors, buildHistoryBatch(histories, LENGTH));
          const rows = cosines.arraySync();
          cosines.dispose();
          disposeRecommender(tensors);
          expect(memory().numTensors).toBe(before);
          histories.forEach((history, row) => {
            expectedCosines(weights, history).forEach((expected, item) => {
              expect(rows[row]![item]).toBeCloseTo(expected, 4);
            });
          });
        },
      ),
    );
  });
});

describe('finishScores', () => {
  const config: RecommenderConfig = {
    encoder: 'decayed-average',
    dimension: 1,
    historyLength: LENGTH,
    temperature: 0.1,
    transitions: { weight: 2, decay: 0.5, historyLength: 10, neighboursPerItem: 1 },
    popularityWeight: 0.5,
  };
  const transitions = {
    neighboursPerItem: 1,
    neighbours: Int32Array.of(1, 0),
    weights: Float32Array.of(9, 0),
  };

  it('divides cosines by the temperature and adds popularity and transitions', () => {
    const scores = finishScores(
      Float32Array.of(0.2, 0.1),
      [0],
      { popularity: Float32Array.of(1, -1), transitions },
      config,
    );
    expect(scores[0]).toBeCloseTo(2 + 0.5, 5);
    expect(scores[1]).toBeCloseTo(1 - 0.5 + 2 * Math.sqrt(1), 5);
  });
});

describe('buildHistoryBatch', () => {
  it('keeps the latest items and pads the front', () => {
    expect(buildHistoryBatch([[4], [1, 2, 3, 4]], LENGTH)).toEqual({
      size: 2,
      length: LENGTH,
      indices: Int32Array.of(0, 0, 4, 2, 3, 4),
      presence: Float32Array.of(0, 0, 1, 1, 1, 1),
    });
  });

  it('refuses an empty history, which has no direction', () => {
    expect(() => buildHistoryBatch([[1], []], LENGTH)).toThrow('history 1 is empty');
  });
});

describe('indexHistory', () => {
  it('leaves out items the model does not know and keeps the order', () => {
    const indexOfItem = new Map([
      ['tea', 0],
      ['cup', 1],
    ]);
    expect(indexHistory(indexOfItem, ['cup', 'new', 'tea', 'cup'])).toEqual([1, 0, 1]);
  });
});
