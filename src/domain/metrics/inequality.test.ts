import fc from 'fast-check';
import { giniCoefficient, lorenzCurve } from './gini';
import { novelty } from './novelty';

const amounts = fc.array(fc.nat(50), { minLength: 1, maxLength: 40 });

describe('giniCoefficient', () => {
  it.each([
    [[1, 1, 1, 1], 0],
    [[0, 0, 0, 8], 3 / 4],
    // (−3·1 − 1·2 + 1·3 + 3·4) / (4 · 10)
    [[3, 1, 4, 2], 1 / 4],
    [[0, 0], 0],
  ])('of %j is %d', (list, expected) => {
    expect(giniCoefficient(list)).toBeCloseTo(expected, 12);
  });

  it('is half the mean absolute difference of two items, relative to the mean', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const total = list.reduce((sum, amount) => sum + amount, 0);
        fc.pre(total > 0);
        const differences = list.flatMap((a) => list.map((b) => Math.abs(a - b)));
        const expected =
          differences.reduce((sum, difference) => sum + difference, 0) / (2 * list.length * total);
        expect(giniCoefficient(list)).toBeCloseTo(expected, 9);
      }),
    );
  });
});

describe('lorenzCurve', () => {
  it('gives the share that the least shown part of the items holds', () => {
    expect(lorenzCurve([4, 1, 3, 2], 4)).toEqual([
      { x: 0, y: 0 },
      { x: 0.25, y: 0.1 },
      { x: 0.5, y: 0.3 },
      { x: 0.75, y: 0.6 },
      { x: 1, y: 1 },
    ]);
  });

  it('encloses with the diagonal half the Gini coefficient', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        fc.pre(list.some((amount) => amount > 0));
        const curve = lorenzCurve(list, list.length);
        const below = curve
          .slice(1)
          .reduce((sum, { x, y }, index) => sum + ((x - curve[index]!.x) * (y + curve[index]!.y)) / 2, 0);
        expect(1 - 2 * below).toBeCloseTo(giniCoefficient(list), 9);
      }),
    );
  });
});

describe('novelty', () => {
  it.each([
    [100, 100, 0],
    [25, 100, 2],
    [1, 8, 3],
    [0, 8, 3],
  ])('of an item that %d of %d users took is %d bits', (usersOfItem, users, bits) => {
    expect(novelty(usersOfItem, users)).toBeCloseTo(bits, 12);
  });
});
