import fc from 'fast-check';
import { NO_SIGNAL, SIGNAL_COUNT, signalsOf, STEP_KINDS, type StepKind } from './signals';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const stepsArbitrary = fc.array(
  fc.record({ kind: fc.constantFrom(...STEP_KINDS), occurredAtMs: fc.nat(100 * DAY) }),
);
const viewedAt = (...times: number[]) =>
  times.map((occurredAtMs) => ({ kind: 'viewed' as StepKind, occurredAtMs }));

describe('the signals of a history', () => {
  it('are numbers below the number of signals, and never the one of nothing known', () => {
    fc.assert(
      fc.property(stepsArbitrary, (steps) => {
        for (const signal of signalsOf(steps)) {
          expect(Number.isInteger(signal)).toBe(true);
          expect(signal).toBeGreaterThan(NO_SIGNAL);
          expect(signal).toBeLessThan(SIGNAL_COUNT);
        }
      }),
    );
  });

  it('of two steps agree exactly when kind and length of the gap do', () => {
    const [first, ...rest] = signalsOf(
      viewedAt(0, 1, 2, MINUTE + 2, 40 * MINUTE, 3 * DAY, 13 * DAY, 90 * DAY),
    );
    expect(rest[0]).toBe(rest[1]);
    expect(new Set([first, ...rest]).size).toBe(rest.length);
    const [, viewed, ordered] = signalsOf([...viewedAt(0, 1), { kind: 'ordered', occurredAtMs: 2 }]);
    expect(ordered).not.toBe(viewed);
  });

  it('take a clock that was put back for no time at all', () => {
    expect(signalsOf(viewedAt(5 * DAY, 0))).toEqual(signalsOf(viewedAt(0, 0)));
  });

  it('depend on nothing that comes later, so that training and phone agree on every prefix', () => {
    fc.assert(
      fc.property(stepsArbitrary, fc.nat(20), (steps, length) => {
        expect(signalsOf(steps.slice(0, length))).toEqual(signalsOf(steps).slice(0, length));
      }),
    );
  });
});
