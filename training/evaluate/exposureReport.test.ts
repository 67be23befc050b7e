import { seededRandom } from '../random/seededRandom';
import { exposureReport } from './exposureReport';
import { type RankedHeldOut } from './rankHeldOut';

/** Lists of fewer than ten items, as a ranker gives them. */
function rankerOf(lists: number[][], itemCount: number): RankedHeldOut {
  const topTens = new Int32Array(lists.length * 10).fill(-1);
  const recommended = new Int32Array(itemCount);
  lists.forEach((list, question) => {
    topTens.set(list, question * 10);
    for (const item of list) recommended[item] = recommended[item]! + 1;
  });
  return { ranks: new Float64Array(lists.length), topTens, recommended };
}

describe('exposureReport', () => {
  it('is what a person works out by hand', () => {
    // Five items taken by 8, 4, 2, 1 and 0 of 8 users: 0, 1, 2, 3 and (as if taken once) 3 bits.
    const set = {
      interactions: Int32Array.of(8, 4, 2, 1, 0),
      usersOfItem: Int32Array.of(8, 4, 2, 1, 0),
      sequences: Array.from({ length: 8 }, () => new Int32Array(0)),
    };
    const report = exposureReport(rankerOf([[0, 1], [0, 2], [0, 4], [0]], 5), set);
    expect(report.coverageAt10.value).toBe(4 / 5);
    // Places 4, 1, 1, 0, 1: ascending 0 1 1 1 4 → (−4·0 − 2 + 0 + 2 + 4·4) / (5 · 7)
    expect(report.gini.value).toBeCloseTo(16 / 35, 12);
    expect(report.novelty.value).toBeCloseTo((0.5 + 1 + 1.5 + 0) / 4, 12);
    expect(report.placesByPopularity.map(({ value }) => value)).toEqual([
      2.5 / 4,
      0.5 / 4,
      0.5 / 4,
      0,
      0.5 / 4,
    ]);
  });

  it('encloses with its intervals what more users would show', () => {
    const random = seededRandom(2);
    const lists = (users: number) =>
      Array.from({ length: users }, () =>
        Array.from({ length: 10 }, () => Math.floor(40 * random.next() ** 2)),
      );
    const set = { interactions: new Int32Array(40), usersOfItem: new Int32Array(40), sequences: [] };
    const truth = exposureReport(rankerOf(lists(5_000), 40), set).gini.value;
    let enclosed = 0;
    for (let repeat = 0; repeat < 30; repeat++) {
      const { gini } = exposureReport(rankerOf(lists(800), 40), set);
      if (gini.low <= truth && truth <= gini.high) enclosed++;
    }
    expect(enclosed).toBeGreaterThan(25);
  });
});
