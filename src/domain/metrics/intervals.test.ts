import { bootstrapInterval, bootstrapIntervals } from './bootstrapInterval';
import { clusterIntervals } from './clusterInterval';
import { groupGap } from './groupGap';
import { jackknifeInterval, studentT95 } from './jackknifeInterval';
import { meanInterval } from './meanInterval';

/** Looked up once: reading a global is slow where tests run. */
const { imul } = Math;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('bootstrapIntervals', () => {
  it('are those of every column alone, drawn with the same users', () => {
    const columns = [
      [0, 0, 1, 1, 0.5],
      [3, 1, 4, 1, 5],
    ];
    expect(bootstrapIntervals(columns, seeded(7), 200)).toEqual(
      columns.map((values) => bootstrapInterval(values, seeded(7), 200)),
    );
  });

  it('of a column and its negative mirror each other, so that differences fit their parts', () => {
    const [up, down] = bootstrapIntervals(
      [Array.from({ length: 50 }, (_, i) => i), Array.from({ length: 50 }, (_, i) => -i)],
      seeded(3),
    );
    expect(down!.low).toBeCloseTo(-up!.high, 9);
    expect(down!.high).toBeCloseTo(-up!.low, 9);
  });
});

describe('jackknifeInterval', () => {
  it('of a mean with one user a group is the textbook interval of a mean', () => {
    const values = [2, 4, 4, 6];
    const total = 16;
    const interval = jackknifeInterval(
      4,
      values.map((value) => (total - value) / 3),
    );
    // sd² = 8/3, se = √(8/3/4), t(3) = 3.182
    const margin = 3.182 * Math.sqrt(8 / 3 / 4);
    expect(interval).toEqual({
      value: 4,
      low: expect.closeTo(4 - margin, 9),
      high: expect.closeTo(4 + margin, 9),
    });
  });

  it('is a point when there is nothing to leave out', () => {
    expect(jackknifeInterval(0.3, [])).toEqual({ value: 0.3, low: 0.3, high: 0.3 });
  });

  it('reads t from the table and goes over to the normal law', () => {
    expect(studentT95(2)).toBe(4.303);
    expect(studentT95(39)).toBeCloseTo(2.023, 2);
    expect(studentT95(100_000)).toBeCloseTo(1.96, 3);
  });
});

describe('meanInterval', () => {
  it('is Student’s for a few values', () => {
    // Mean 4, s² = (4 + 0 + 4) / 2; t(2) = 4.303.
    const { value, standardDeviation, low, high } = meanInterval([2, 4, 6]);
    expect([value, standardDeviation]).toEqual([4, 2]);
    expect(high - value).toBeCloseTo((4.303 * 2) / Math.sqrt(3), 9);
    expect(value - low).toBeCloseTo((4.303 * 2) / Math.sqrt(3), 9);
  });

  it('is a point for one value, and refuses none', () => {
    expect(meanInterval([3])).toEqual({ value: 3, standardDeviation: 0, low: 3, high: 3 });
    expect(() => meanInterval([])).toThrow('at least one value');
  });
});

describe('clusterIntervals', () => {
  it('are those of single entries when every entry is a cluster of its own', () => {
    const values = [0, 1, 1, 0, 0.5, 0.25];
    const [own] = clusterIntervals([values], Int32Array.from(values.keys()), seeded(9), 300);
    expect(own).toEqual(bootstrapInterval(values, seeded(9), 300));
  });

  it('are wider where the entries of a cluster are alike, around the mean over all entries', () => {
    const values = Array.from({ length: 200 }, (_, entry) => Number(entry % 20 < 10));
    const clusters = Int32Array.from(values, (_, entry) => Math.floor(entry / 10));
    const [clustered] = clusterIntervals([values], clusters, seeded(2));
    const single = bootstrapInterval(values, seeded(2));
    expect(clustered!.value).toBe(0.5);
    // Ten alike entries tell as much as one: √10 times as wide.
    expect((clustered!.high - clustered!.low) / (single.high - single.low)).toBeGreaterThan(2.5);
  });

  it('weigh entries alike, not clusters', () => {
    const [mean] = clusterIntervals([[1, 0, 0, 0]], Int32Array.of(0, 1, 1, 1), seeded(1), 10);
    expect(mean!.value).toBe(0.25);
  });

  it('divide by the entries that were drawn: what all entries share is certain', () => {
    const [ones] = clusterIntervals([[1, 1, 1, 1, 1]], Int32Array.of(0, 1, 1, 1, 1), seeded(1), 50);
    expect(ones).toEqual({ value: 1, low: 1, high: 1 });
  });

  it('are zeros without entries', () => {
    expect(clusterIntervals([[]], new Int32Array(0), seeded(1))).toEqual([{ value: 0, low: 0, high: 0 }]);
  });
});

describe('groupGap', () => {
  it('names the best and the worst group and the difference of their means', () => {
    const gap = groupGap(
      [
        [0, 1, 0, 1],
        [1, 1, 0, 1],
        [0, 0, 0, 1],
      ],
      seeded(1),
    )!;
    expect(gap).toMatchObject({ best: 1, worst: 2, value: 0.5 });
    expect(gap.low).toBeLessThan(0);
    expect(gap.high).toBeGreaterThan(1);
  });

  it('is nothing for one group, and for groups in which nothing varies', () => {
    expect(groupGap([[1, 0]], seeded(1))).toBeUndefined();
    expect(
      groupGap(
        [
          [1, 1],
          [0, 0],
        ],
        seeded(1),
      ),
    ).toBeUndefined();
  });

  /** Share of simulated reports whose interval lies above 0. Metrics are 0 for most users, as NDCG is. */
  function shareOfShownGaps(chances: number[], reports: number): number {
    const random = seeded(11);
    let shown = 0;
    for (let report = 0; report < reports; report++) {
      const groups = chances.map((chance) =>
        Float64Array.from({ length: 60 }, () => (random() < chance ? 0.3 + 0.7 * random() : 0)),
      );
      if (groupGap(groups, random, 160)!.low > 0) shown++;
    }
    return shown / reports;
  }

  it('calls equal groups different in at most about one report of twenty, however many there are', () => {
    // An interval made for two groups chosen beforehand errs in about 60 of 100 such reports.
    expect(shareOfShownGaps(Array<number>(8).fill(0.2), 160)).toBeLessThan(0.11);
  });

  it('finds a large difference nearly always', () => {
    expect(shareOfShownGaps([0.2, 0.2, 0.6], 40)).toBeGreaterThan(0.9);
  });
});
