import fc from 'fast-check';
import { rocAuc } from './rocAuc';

const Rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), {
  minLength: 2,
  maxLength: 60,
});

it('counts of all pairs of a positive and a negative those in order', () => {
  fc.assert(
    fc.property(Rows, (rows) => {
      const positives = rows.filter(([, isPositive]) => isPositive);
      const negatives = rows.filter(([, isPositive]) => !isPositive);
      fc.pre(positives.length > 0 && negatives.length > 0);
      const wins = positives.flatMap(([a]) => negatives.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
      const expected = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
      const area = rocAuc(
        rows.map(([score]) => score),
        rows.map(([, isPositive]) => isPositive),
      );
      expect(area).toBeCloseTo(expected, 9);
    }),
  );
});

it('is 0 where one side is empty', () => {
  expect(rocAuc([1, 2], [true, true])).toBe(0);
});
