import fc from 'fast-check';
import { decideStop, wilsonLowerBound } from './decideStop';

it('agrees with an interval worked by hand', () => {
  // 5 of 50: (0.1 + 0.038416 − 1.96 · √(0.0018 + 0.000384)) / 1.076832 = 0.0435
  expect(wilsonLowerBound(5, 50)).toBeCloseTo(0.0435, 3);
  expect(wilsonLowerBound(0, 50)).toBe(0);
  expect(wilsonLowerBound(0, 0)).toBe(0);
});

it.each([
  [4, 0, 'go-on'],
  [5, 0, 'stop'],
  [5, 45, 'stop'],
  [5, 995, 'go-on'],
  [20, 980, 'go-on'],
  [40, 960, 'stop'],
] as const)('%d failed and %d healthy phones: %s', (failed, healthy, kind) => {
  expect(decideStop({ failed, healthy }).kind).toBe(kind);
});

it('is not turned around by one more failure, nor stopped by one more healthy phone', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(50_000), (failed, healthy) => {
      if (decideStop({ failed, healthy }).kind === 'stop') {
        expect(decideStop({ failed: failed + 1, healthy }).kind).toBe('stop');
      } else {
        expect(decideStop({ failed, healthy: healthy + 1 }).kind).toBe('go-on');
      }
    }),
  );
});
