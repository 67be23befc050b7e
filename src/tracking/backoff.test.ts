import fc from 'fast-check';
import { backoffDelayMs } from './backoff';

describe('backoffDelayMs', () => {
  it.each([
    [1, 0, 1_500],
    [1, 0.999999, 3_000],
    [2, 0, 3_000],
    [3, 0.5, 9_000],
    [8, 0.999999, 300_000],
    [1000, 0, 150_000],
  ])('after %i failures with random %d is %i ms', (failures, random, delayMs) => {
    expect(backoffDelayMs(failures, random)).toBe(delayMs);
  });

  it('stays between 1.5 seconds and five minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const delayMs = backoffDelayMs(failures, random);
          expect(delayMs).toBeGreaterThanOrEqual(1_500);
          expect(delayMs).toBeLessThanOrEqual(300_000);
        },
      ),
    );
  });
});
