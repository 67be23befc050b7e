import fc from 'fast-check';
import { countExposure, fatigue, FATIGUE_HALF_LIFE_MS, SAME_EXPOSURE_MS } from './fatigue';
import { FRESH_MS, freshness } from './freshness';

const NOW_MS = 1_700_000_000_000;
const times = (count: number) => ({ count, lastMs: NOW_MS });

describe('fatigue', () => {
  it.each([
    [0, 0],
    [2, 0],
    [5, 0.5],
    [8, 1],
    [50, 1],
  ])('after %p exposures is %p', (count, expected) => {
    expect(fatigue(times(count), NOW_MS)).toBe(expected);
  });

  it('is gone with time, whichever way the clock goes', () => {
    expect(fatigue(times(8), NOW_MS + FATIGUE_HALF_LIFE_MS)).toBeCloseTo(2 / 6, 9);
    expect(fatigue(times(8), NOW_MS + 2 * FATIGUE_HALF_LIFE_MS)).toBe(0);
    expect(fatigue(times(8), NOW_MS - 2 * FATIGUE_HALF_LIFE_MS)).toBe(0);
    expect(fatigue(undefined, NOW_MS)).toBe(0);
  });

  it('only falls while nothing is shown, and only rises when something is', () => {
    const laterMs = fc.integer({ min: 0, max: 5 * FATIGUE_HALF_LIFE_MS });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20, noNaN: true }), laterMs, (count, waitMs) => {
        const before = times(count);
        const waited = fatigue(before, NOW_MS + waitMs);
        expect(waited).toBeLessThanOrEqual(fatigue(before, NOW_MS));
        const shown = countExposure(before, NOW_MS + waitMs);
        expect(fatigue(shown, NOW_MS + waitMs)).toBeGreaterThanOrEqual(waited);
      }),
    );
  });
});

describe('countExposure', () => {
  it('counts a list that is made anew within half an hour once', () => {
    const first = countExposure(undefined, NOW_MS);
    expect(first).toEqual({ count: 1, lastMs: NOW_MS });
    expect(countExposure(first, NOW_MS + SAME_EXPOSURE_MS - 1)).toBe(first);
    const second = countExposure(first, NOW_MS + SAME_EXPOSURE_MS);
    expect(second.count).toBeCloseTo(2, 1);
  });

  it('halves what was counted before after three days', () => {
    expect(countExposure(times(4), NOW_MS + FATIGUE_HALF_LIFE_MS).count).toBeCloseTo(3, 9);
  });
});

describe('freshness', () => {
  it.each([
    ['listed now', 0, 1],
    ['listed half the time ago', FRESH_MS / 2, 0.5],
    ['old enough', FRESH_MS, 0],
    ['ancient', 100 * FRESH_MS, 0],
    ['listed tomorrow by a wrong clock', -FRESH_MS, 1],
  ])('of an item %s', (_, ageMs, expected) => {
    expect(freshness(NOW_MS - ageMs, NOW_MS)).toBe(expected);
  });
});
