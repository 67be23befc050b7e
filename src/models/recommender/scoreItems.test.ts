import '@tensorflow/tfjs-backend-cpu';
import { enableProdMode, memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { type RecommenderConfig } from '../../contracts';
import { finishScores } from './finishScores';
import { buildHistoryBatch, buildPaddedHistory, indexHistory, type HistoryBatch } from './historyBatch';
import { type RecommenderWeights } from './recommenderWeights';
import { disposeRecommender, scoreItems, uploadRecommender } from './scoreItems';
import { plainScores } from './testing/plainScores';
import { randomWeights } from './testing/randomWeights';
import { NO_SIGNAL, SIGNAL_COUNT } from './signals';

beforeAll(enableProdMode);

const ITEMS = 7;
const DIMENSION = 4;
const LENGTH = 3;
const HEADS = 2;

const parts: Omit<RecommenderConfig, 'encoders'> = {
  dimension: DIMENSION,
  historyLength: LENGTH,
  temperature: 0.1,
  transitions: { weight: 1, decay: 0.5, normalisation: 0.5, historyLength: 3, neighboursPerItem: 1 },
  popularityWeight: 0,
  trendWeight: 0.2,
};
const transformer = { weight: 0.4, layers: 2, heads: HEADS, feedForward: 6 };
const configs: RecommenderConfig[] = [
  { ...parts, encoders: { decayedAverage: { weight: 1 } } },
  { ...parts, encoders: { transformer } },
  { ...parts, encoders: { decayedAverage: { weight: 0.6 }, transformer } },
  { ...parts, encoders: { decayedAverage: { weight: 0.6 }, transformer }, signals: SIGNAL_COUNT },
];

/** Numbers in (−1, 1) that depend on the seed. */
function randomNumbers(seed: number) {
  let state = seed + 1;
  const next = () => (state = (state * 48271) % 2147483647) / 1073741823.5 - 1;
  return (size: number) => Float32Array.from({ length: size }, next);
}

const historyArbitrary = fc
  .array(fc.tuple(fc.nat(ITEMS - 1), fc.nat(SIGNAL_COUNT - 1)), { minLength: 1, maxLength: 6 })
  .map((steps) => ({ items: steps.map(([item]) => item), signals: steps.map(([, signal]) => signal) }));

async function score(weights: RecommenderWeights, config: RecommenderConfig, batch: HistoryBatch) {
  const tensors = uploadRecommender(weights, config);
  const scores = scoreItems(tensors, batch);
  const rows = scores.arraySync();
  scores.dispose();
  disposeRecommender(tensors);
  return rows;
}

describe.each(configs)('scoreItems with %j', (config) => {
  it('agrees with the formulas for every history of a batch, and leaves no tensor behind', async () => {
    const histories = fc.array(historyArbitrary, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), histories, async (seed, lists) => {
        const weights = randomWeights(config, ITEMS, randomNumbers(seed));
        const before = memory().numTensors;
        const rows = await score(weights, config, buildHistoryBatch(lists, LENGTH));
        expect(memory().numTensors).toBe(before);
        lists.forEach((history, row) => {
          plainScores(weights, config, history.items, history.signals).forEach((expected, item) => {
            expect(rows[row]![item]).toBeCloseTo(expected, 4);
          });
        });
      }),
    );
  });

  it('gives a padded history the scores of a bare one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), historyArbitrary, async (seed, history) => {
        const weights = randomWeights(config, ITEMS, randomNumbers(seed));
        const [bare] = await score(weights, config, buildHistoryBatch([history], LENGTH));
        const [padded] = await score(weights, config, buildPaddedHistory(history, LENGTH));
        padded!.forEach((value, item) => expect(value).toBeCloseTo(bare![item]!, 5));
      }),
    );
  });
});

describe('finishScores', () => {
  const config: RecommenderConfig = {
    encoders: { decayedAverage: { weight: 1 } },
    dimension: 1,
    historyLength: LENGTH,
    temperature: 0.1,
    transitions: { weight: 2, decay: 0.5, normalisation: 1, historyLength: 10, neighboursPerItem: 1 },
    popularityWeight: 0.5,
    trendWeight: 0.2,
  };
  const transitions = {
    neighboursPerItem: 1,
    neighbours: Int32Array.of(1, 0),
    weights: Float32Array.of(9, 0),
  };

  it('divides cosines by the temperature and adds popularity, trend and transitions', () => {
    const scores = finishScores(
      Float32Array.of(0.2, 0.1),
      [0],
      { popularity: Float32Array.of(1, -1), trend: Float32Array.of(0, 3), transitions },
      config,
    );
    expect(scores[0]).toBeCloseTo(2 + 0.5, 5);
    expect(scores[1]).toBeCloseTo(1 - 0.5 + 0.6 + 2 * Math.sqrt(1), 5);
  });
});

describe('buildHistoryBatch', () => {
  it('keeps the latest items of each history, one after the other', () => {
    expect(
      buildHistoryBatch([{ items: [4] }, { items: [1, 2, 3, 4], signals: [5, 6, 7, 8] }], LENGTH),
    ).toEqual({
      indices: Int32Array.of(4, 2, 3, 4),
      positions: Int32Array.of(0, 0, 1, 2),
      signals: Int32Array.of(NO_SIGNAL, 6, 7, 8),
      lastRows: Int32Array.of(0, 3),
    });
  });

  it('pads the front with sequences of one item', () => {
    expect(buildPaddedHistory({ items: [6, 5], signals: [2, 3] }, LENGTH)).toEqual({
      indices: Int32Array.of(0, 6, 5),
      positions: Int32Array.of(0, 0, 1),
      signals: Int32Array.of(NO_SIGNAL, 2, 3),
      lastRows: Int32Array.of(2),
    });
  });

  it('refuses an empty history, which has no direction', () => {
    expect(() => buildHistoryBatch([{ items: [1] }, { items: [] }], LENGTH)).toThrow('history 1 is empty');
  });
});

describe('indexHistory', () => {
  it('leaves out items the model does not know and keeps the order', () => {
    const indexOfItem = new Map([
      ['tea', 0],
      ['cup', 1],
    ]);
    expect(indexHistory(indexOfItem, ['cup', 'new', 'tea', 'cup'], [5, 6, 7, 8])).toEqual({
      items: [1, 0, 1],
      signals: [5, 7, 8],
    });
  });
});
