import { standardisedPopularity, trendOf } from './priors';

describe('standardisedPopularity', () => {
  it('has mean 0 and variance 1, in the order of the interactions', () => {
    const values = [...standardisedPopularity(Int32Array.of(9, 0, 3, 1))];
    const mean = values.reduce((a, b) => a + b, 0) / 4;
    expect(mean).toBeCloseTo(0, 6);
    expect(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4).toBeCloseTo(1, 6);
    expect(values[0]! > values[2]! && values[2]! > values[3]! && values[3]! > values[1]!).toBe(true);
  });

  it('says nothing where all items are equally popular', () => {
    expect([...standardisedPopularity(Int32Array.of(2, 2))]).toEqual([0, 0]);
  });
});

describe('trendOf', () => {
  it('is the log ratio of late occurrences to all, with five imagined ones', () => {
    // Late: item 0 counts 0.7, item 1 counts 1; two occurrences, so the average share is 0.85.
    const [first, second] = trendOf([Int32Array.of(0, 1)], 2);
    expect(first).toBeCloseTo(Math.log((0.7 + 5 * 0.85) / (0.85 * 6)), 6);
    expect(second).toBeCloseTo(Math.log((1 + 5 * 0.85) / (0.85 * 6)), 6);
  });

  it('lifts what stands at the ends above what stands at the beginnings, and leaves the unseen alone', () => {
    const trend = trendOf(
      Array.from({ length: 50 }, () => Int32Array.of(0, 1, 2)),
      4,
    );
    expect(trend[2]).toBeGreaterThan(trend[1]!);
    expect(trend[1]).toBeGreaterThan(trend[0]!);
    expect(trend[3]).toBeCloseTo(0, 6);
  });
});
