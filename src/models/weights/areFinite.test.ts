import fc from 'fast-check';
import { areFinite } from './areFinite';

it('finds the one number that is not finite, wherever it stands', () => {
  fc.assert(
    fc.property(
      fc.array(fc.float({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
      fc.nat(),
      fc.constantFrom(NaN, Infinity, -Infinity),
      (numbers, at, odd) => {
        const values = Float32Array.from(numbers);
        expect(areFinite(values)).toBe(true);
        values[at % values.length] = odd;
        expect(areFinite(values)).toBe(false);
      },
    ),
  );
});

it('finds nothing wrong with no numbers', () => {
  expect(areFinite(new Float32Array())).toBe(true);
});
