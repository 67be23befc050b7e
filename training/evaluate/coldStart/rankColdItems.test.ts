import { buildAttributeBags } from '../../features/attributeBags';
import { randomBaseline, sharedAttributesBaseline } from './contentBaselines';
import { rankColdItems } from './rankColdItems';

const question = (history: number[], target: number) => ({ history: Int32Array.from(history), target });

describe('rankColdItems', () => {
  /** Items 0 … 2 are learned, 3 … 5 cold. */
  const score = async (histories: readonly Int32Array[]) =>
    histories.map(() => Float32Array.of(9, 8, 7, 1, 3, 2));

  it('ranks among the cold ones alone and among all but the history', async () => {
    const { amongAll, amongCold } = await rankColdItems([question([0, 2], 5)], 3, score);
    expect(Array.from(amongAll)).toEqual([2]);
    expect(Array.from(amongCold)).toEqual([1]);
  });

  it('counts an item that cannot be placed as a miss', async () => {
    const { amongAll, amongCold } = await rankColdItems([question([0], -1)], 3, score);
    expect([...amongAll, ...amongCold]).toEqual([Infinity, Infinity]);
  });

  it('earns nothing by giving all cold items the same score', async () => {
    const even = async () => [new Float32Array(6)];
    expect(Array.from((await rankColdItems([question([0], 3)], 3, even)).amongCold)).toEqual([2]);
  });
});

describe('sharedAttributesBaseline', () => {
  const fields = ['tea', 'cup', 'tea', 'cup'].map((value) => [{ field: 'category', values: [value] }]);
  const bags = buildAttributeBags(
    ['0', '1', '2', '3'],
    new Map(fields.map((value, index) => [String(index), value])),
  );

  it('likes what shares attributes with the history, the latest item most', async () => {
    const [scores] = await sharedAttributesBaseline(bags, 4)([Int32Array.of(0, 1)]);
    // Each category is on half of the items: log 2 a shared one, .8 of it from the older item.
    expect(scores![2]).toBeCloseTo(0.8 * Math.LN2, 5);
    expect(scores![3]).toBeCloseTo(Math.LN2, 5);
  });
});

describe('randomBaseline', () => {
  it('finds one of ten cold items in ten places as often as it must', async () => {
    const questions = Array.from({ length: 2000 }, () => question([], 25));
    const { amongCold } = await rankColdItems(questions, 10, randomBaseline(30, 1));
    const hits = amongCold.filter((rank) => rank < 10).length;
    expect(Math.abs(hits / 2000 - 0.5)).toBeLessThan(0.05);
  });
});
