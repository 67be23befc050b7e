import * as fc from 'fast-check';
import { fitPhoto } from './fitPhoto';

it.each([
  [750, 1334, 750, 1334],
  [300, 200, 300, 200],
  [3000, 4000, 750, 1000],
  [4000, 3000, 750, 563],
  [1179, 2556, 615, 1334],
])('makes a photo of %d × %d pixels %d × %d', (width, height, fittedWidth, fittedHeight) => {
  expect(fitPhoto(width, height)).toEqual({ width: fittedWidth, height: fittedHeight });
});

it('is never more than the check takes, nor nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (width, height) => {
      const fitted = fitPhoto(width, height);
      expect(fitted.width >= 1 && fitted.width <= 750).toBe(true);
      expect(fitted.height >= 1 && fitted.height <= 1334).toBe(true);
    }),
  );
});
