import fc from 'fast-check';
import { keepMask } from './keepMask';

describe('keepMask', () => {
  it('is the same for the parts of a batch as for the whole', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(100), fc.nat(), (offset, cut, seed) => {
        const whole = keepMask(100, { rate: 0.3, seed, offset });
        const parts = [
          keepMask(cut, { rate: 0.3, seed, offset }),
          keepMask(100 - cut, { rate: 0.3, seed, offset: offset + cut }),
        ];
        expect(parts.flatMap((part) => [...part])).toEqual([...whole]);
      }),
    );
  });

  it.each([0.05, 0.2, 0.5, 0.9])('drops a share of %d and scales the rest up by it', (rate) => {
    const mask = keepMask(100_000, { rate, seed: 3, offset: 0 });
    expect(mask.filter((kept) => kept === 0).length / mask.length).toBeCloseTo(rate, 2);
    expect(mask.reduce((sum, kept) => sum + kept, 0) / mask.length).toBeCloseTo(1, 1);
  });

  it('drops others with another seed', () => {
    const [a, b] = [1, 2].map((seed) => keepMask(10_000, { rate: 0.5, seed, offset: 0 }));
    const agreeing = a!.filter((kept, i) => kept === b![i]).length;
    expect(agreeing / 10_000).toBeCloseTo(0.5, 1);
  });
});
