import fc from 'fast-check';
import { bootstrapInterval } from './bootstrapInterval';
import { ndcgAt, recallAt, reciprocalRank, reciprocalRankAt } from './rankingMetrics';
import { rankOfTarget } from './rankOfTarget';
import { topItems } from './topItems';

describe('metrics of one relevant item', () => {
  it.each([
    [0, 1, 1, 1],
    [1, 1, 1 / Math.log2(3), 1 / 2],
    [9, 1, 1 / Math.log2(11), 1 / 10],
    [10, 0, 0, 1 / 11],
    [Infinity, 0, 0, 0],
  ])('at rank %d are recall %d, NDCG %d, reciprocal rank %d', (rank, recall, ndcg, reciprocal) => {
    expect(recallAt(10, rank)).toBe(recall);
    expect(ndcgAt(10, rank)).toBeCloseTo(ndcg, 12);
    expect(reciprocalRank(rank)).toBeCloseTo(reciprocal, 12);
    expect(reciprocalRankAt(10, rank)).toBeCloseTo(recall === 0 ? 0 : reciprocal, 12);
  });
});

const scored = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 30 }).chain((scores) =>
  fc.record({
    scores: fc.constant(Float32Array.from(scores)),
    target: fc.nat(scores.length - 1),
    excluded: fc.array(fc.nat(scores.length - 1)).map((items) => new Set(items)),
  }),
);

describe('rankOfTarget', () => {
  it('agrees with sorting the other items in front on equal scores', () => {
    fc.assert(
      fc.property(scored, ({ scores, target, excluded }) => {
        fc.pre(!excluded.has(target));
        const order = [...scores.keys()]
          .filter((item) => !excluded.has(item))
          .sort((a, b) => scores[b]! - scores[a]! || Number(a === target) - Number(b === target));
        expect(rankOfTarget(scores, target, excluded)).toBe(order.indexOf(target));
      }),
    );
  });

  it('earns nothing from scores that are all equal or not numbers', () => {
    expect(rankOfTarget(new Float32Array(20), 3, new Set())).toBe(19);
    expect(rankOfTarget(new Float32Array(20).fill(NaN), 3, new Set())).toBe(19);
  });

  it('has no place for an excluded target', () => {
    expect(rankOfTarget(Float32Array.of(1, 2), 1, new Set([1]))).toBe(Infinity);
  });
});

describe('topItems', () => {
  it('agrees with a full sort', () => {
    fc.assert(
      fc.property(scored, fc.integer({ min: 1, max: 12 }), ({ scores, excluded }, k) => {
        const order = [...scores.keys()]
          .filter((item) => !excluded.has(item))
          .sort((a, b) => scores[b]! - scores[a]! || a - b);
        expect(topItems(scores, k, excluded)).toEqual(order.slice(0, k));
      }),
    );
  });
});

describe('bootstrapInterval', () => {
  /** Equidistributed numbers: enough for a mean, and the same every time. */
  const sequence = () => {
    let index = 0;
    return () => (index++ * 0.618033988749895) % 1;
  };

  it('encloses the mean, and is a point when all values agree', () => {
    const interval = bootstrapInterval([0, 0, 0, 1], Math.random);
    expect(interval.value).toBe(0.25);
    expect(interval.low).toBeLessThanOrEqual(0.25);
    expect(interval.high).toBeGreaterThanOrEqual(0.25);
    expect(bootstrapInterval([0.5, 0.5], sequence())).toEqual({ value: 0.5, low: 0.5, high: 0.5 });
  });

  it('is about 1.96 standard errors wide on either side for many values', () => {
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const values = Array.from({ length: 400 }, (_, index) => Number(index % 2 === 0));
    const { low, high } = bootstrapInterval(values, random);
    const standardError = Math.sqrt(0.25 / 400);
    expect(high - low).toBeGreaterThan(3.4 * standardError);
    expect(high - low).toBeLessThan(4.4 * standardError);
  });

  it('is all zeros without values', () => {
    expect(bootstrapInterval([], Math.random)).toEqual({ value: 0, low: 0, high: 0 });
  });
});
