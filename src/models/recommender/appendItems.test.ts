import fc from 'fast-check';
import { type RecommenderConfig } from '../../contracts';
import { appendItems } from './appendItems';
import { AVERAGE } from './encoderWeights';
import { finishScores } from './finishScores';
import { type RecommenderWeights } from './recommenderWeights';
import { plainScores } from './testing/plainScores';
import { unitRows } from './unitRows';

const DIMENSION = 3;
const LENGTH = 4;
const config: RecommenderConfig = {
  encoders: { decayedAverage: { weight: 1 } },
  dimension: DIMENSION,
  historyLength: LENGTH,
  temperature: 0.2,
  transitions: { weight: 2, decay: 0.6, normalisation: 0.5, historyLength: 3, neighboursPerItem: 2 },
  popularityWeight: 0.5,
  trendWeight: 1,
};

const numbers = (length: number) =>
  fc
    .array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values, (value) => value + 0.5));
const vectors = (count: number) => numbers(count * DIMENSION).map((rows) => unitRows(rows, DIMENSION));

const recommender = fc.integer({ min: 1, max: 6 }).chain((itemCount) =>
  fc.record<RecommenderWeights>({
    itemCount: fc.constant(itemCount),
    dimension: fc.constant(DIMENSION),
    itemVectors: vectors(itemCount),
    encoder: fc.record({
      [AVERAGE.decay]: numbers(LENGTH).map((decay) => decay.map((value) => value / 10)),
      [AVERAGE.projection]: numbers(DIMENSION * DIMENSION),
    }),
    transitions: fc.record({
      neighboursPerItem: fc.constant(2),
      neighbours: fc
        .array(fc.nat(itemCount - 1), { minLength: 2 * itemCount, maxLength: 2 * itemCount })
        .map((neighbours) => Int32Array.from(neighbours)),
      weights: numbers(2 * itemCount).map((weights) => weights.map(Math.abs)),
    }),
    popularity: numbers(itemCount),
    trend: numbers(itemCount),
  }),
);

function scoresOf(weights: RecommenderWeights, history: readonly number[]): number[] {
  const cosines = Float32Array.from(plainScores(weights, config, history));
  return Array.from(finishScores(cosines, history, weights, config));
}

describe('appendItems', () => {
  it('changes no score of the items before, whatever the history among them', () => {
    fc.assert(
      fc.property(recommender, vectors(2), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (...drawn) => {
        const [weights, added, picks] = drawn;
        const history = picks.map((pick) => pick % weights.itemCount);
        const after = scoresOf(appendItems(weights, added), history);
        expect(after.slice(0, weights.itemCount)).toEqual(scoresOf(weights, history));
        expect(after).toHaveLength(weights.itemCount + 2);
      }),
    );
  });

  it('scores a new item by its direction and the popularity of the least popular', () => {
    fc.assert(
      fc.property(recommender, vectors(1), (weights, added) => {
        const extended = appendItems(weights, added);
        const cosine = plainScores(extended, config, [0]).at(-1)!;
        const expected =
          cosine / config.temperature + config.popularityWeight * Math.min(...weights.popularity);
        expect(scoresOf(extended, [0]).at(-1)).toBeCloseTo(expected, 4);
      }),
    );
  });

  it('lets a new item be a history of its own, which leads nowhere but by its vector', () => {
    fc.assert(
      fc.property(recommender, vectors(1), (weights, added) => {
        const extended = appendItems(weights, added);
        const history = [weights.itemCount];
        const withoutTable = { ...config, transitions: { ...config.transitions, weight: 0 } };
        const cosines = Float32Array.from(plainScores(extended, config, history));
        expect(scoresOf(extended, history)).toEqual(
          Array.from(finishScores(cosines, history, extended, withoutTable)),
        );
      }),
    );
  });

  it('leaves the recommender it was given as it was', () => {
    fc.assert(
      fc.property(recommender, vectors(1), (weights, added) => {
        const before = structuredClone(weights);
        appendItems(weights, added);
        expect(weights).toEqual(before);
      }),
    );
  });

  it('forgets the bytes of the file, which know nothing of what was added', () => {
    const [weights] = fc.sample(recommender, 1);
    const itemBytes = { integers: new Uint8Array(weights!.itemVectors.length), zero: 128 };
    expect(appendItems({ ...weights!, itemBytes }, new Float32Array(3))).not.toHaveProperty('itemBytes');
  });

  it('refuses vectors of another length', () => {
    const [weights] = fc.sample(recommender, 1);
    expect(() => appendItems(weights!, new Float32Array(4))).toThrow('expected vectors of 3 numbers each');
  });
});
