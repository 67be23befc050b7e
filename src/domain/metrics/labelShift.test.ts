import fc from 'fast-check';
import { labelShift } from './labelShift';

const LogOdds = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 80 });

it('moves towards what most texts are, and not at all where they are as was learned', () => {
  expect(labelShift([3, 3, 3, -3], 0.5)).toBeGreaterThan(0);
  expect(labelShift([3, -3, -3, -3], 0.5)).toBeLessThan(0);
  expect(labelShift([2, -2], 0.5)).toBeCloseTo(0, 6);
  expect(labelShift([], 0.3)).toBe(0);
});

it('never moves farther than a tenth of all texts could', () => {
  // Were all of them positive, the share would be (1 + 10 · ½) / 11.
  const farthest = Math.log(6 / 5);
  fc.assert(
    fc.property(LogOdds, (logOdds) => {
      expect(Math.abs(labelShift(logOdds, 0.5))).toBeLessThanOrEqual(farthest + 1e-9);
    }),
  );
});

it('is where EM stands still', () => {
  fc.assert(
    fc.property(LogOdds, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (logOdds, known) => {
      const shift = labelShift(logOdds, known);
      const found = logOdds.map((own) => 1 / (1 + Math.exp(-own - shift))).reduce((a, b) => a + b, 0);
      const share = (found / logOdds.length + 10 * known) / 11;
      expect(Math.log(share / (1 - share)) - Math.log(known / (1 - known))).toBeCloseTo(shift, 5);
    }),
  );
});
