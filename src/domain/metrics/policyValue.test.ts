import fc from 'fast-check';
import { effectiveSampleSize, policyValue, type LoggedExposures } from './policyValue';

/** Looked up once: reading a global is slow where tests run. */
const { imul } = Math;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

describe('policyValue', () => {
  it('is what a person works out by hand', () => {
    const value = policyValue(
      {
        users: Int32Array.of(0, 0, 1, 2),
        weights: Float64Array.of(2, 0, 8, 1),
        rewards: Float64Array.of(1, 1, 1, 0),
      },
      4,
      seeded(1),
    );
    expect(value.logged.value).toBe(3 / 4);
    expect(value.ips.value).toBe((2 + 8) / 4);
    expect(value.clippedIps.value).toBe((2 + 4) / 4);
    expect(value.snips.value).toBe((2 + 8) / (2 + 8 + 1));
    expect(value.gain.value).toBeCloseTo(10 / 11 - 3 / 4, 12);
  });

  it('follows a shift of all rewards only where weights are normalised', () => {
    const exposure = fc.record({
      user: fc.nat(3),
      weight: fc.double({ min: 0.1, max: 9, noNaN: true }),
      reward: fc.nat(1),
    });
    fc.assert(
      fc.property(fc.array(exposure, { minLength: 1, maxLength: 20 }), (list) => {
        const log = (shift: number): LoggedExposures => ({
          users: Int32Array.from(list, ({ user }) => user),
          weights: Float64Array.from(list, ({ weight }) => weight),
          rewards: Float64Array.from(list, ({ reward }) => reward + shift),
        });
        const [plain, shifted] = [0, 10].map((shift) => policyValue(log(shift), 5, seeded(1), 10).snips);
        expect(shifted!.value).toBeCloseTo(plain!.value + 10, 6);
        expect(shifted!.low).toBeCloseTo(plain!.low + 10, 6);
      }),
    );
  });

  it('is the mean of the log when the new policy is the one that made it', () => {
    const rewards = Float64Array.of(1, 0, 0, 1, 1);
    const { snips, ips, logged, gain } = policyValue(
      { users: Int32Array.of(0, 1, 2, 3, 4), weights: new Float64Array(5).fill(1), rewards },
      10,
      seeded(1),
    );
    expect(snips).toEqual(logged);
    expect(ips).toEqual(logged);
    expect(gain).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('is all zeros without exposures, and 0 where the new policy would have made none', () => {
    const none = { users: new Int32Array(0), weights: new Float64Array(0), rewards: new Float64Array(0) };
    expect(policyValue(none, 1, seeded(1)).snips).toEqual({ value: 0, low: 0, high: 0 });
    const unlike = { users: Int32Array.of(0), weights: Float64Array.of(0), rewards: Float64Array.of(1) };
    expect(policyValue(unlike, 1, seeded(1)).snips.value).toBe(0);
  });

  /**
   * A shop with ten items whose chances of a tap are known. The log shows the bad ones more often; the new
   * policy mostly shows the worst and the best. A few shoppers tap much more than others.
   */
  function simulate(random: () => number) {
    const taps = Array.from({ length: 10 }, (_, item) => 0.05 + 0.04 * item);
    const logging = taps.map((_, item) => (10 - item) / 55);
    const target = taps.map((_, item) => (item === 0 ? 0.3 : item === 9 ? 0.6 : 0.1 / 8));
    const draw = () => {
      let left = random();
      const item = logging.findIndex((chance) => (left -= chance) < 0);
      return item < 0 ? 9 : item;
    };
    const exposures = 900;
    const log: LoggedExposures = {
      users: Int32Array.from({ length: exposures }, (_, index) => index % 150),
      weights: new Float64Array(exposures),
      rewards: new Float64Array(exposures),
    };
    const ignoring = { ...log, weights: new Float64Array(exposures) };
    for (let index = 0; index < exposures; index++) {
      const item = draw();
      const eagerness = log.users[index]! % 3 === 0 ? 1.4 : 0.8;
      log.weights[index] = target[item]! / logging[item]!;
      ignoring.weights[index] = target[item]!;
      log.rewards[index] = random() < taps[item]! * eagerness ? 1 : 0;
    }
    return { log, ignoring, truth: taps.reduce((sum, tap, item) => sum + tap * target[item]!, 0) };
  }

  it('encloses the true value of a policy in about 95 of 100 logs, which the log itself, or blind to its propensities, does not', () => {
    const random = seeded(5);
    let enclosed = 0;
    let naive = 0;
    let ignorant = 0;
    for (let repeat = 0; repeat < 200; repeat++) {
      const { log, ignoring, truth } = simulate(random);
      const { snips, logged } = policyValue(log, 10, random, 120);
      if (snips.low <= truth && truth <= snips.high) enclosed++;
      if (logged.low <= truth && truth <= logged.high) naive++;
      const blind = policyValue(ignoring, 10, random, 120).snips;
      if (blind.low <= truth && truth <= blind.high) ignorant++;
    }
    expect(enclosed / 200).toBeGreaterThan(0.88);
    expect(naive / 200).toBeLessThan(0.05);
    expect(ignorant / 200).toBeLessThan(0.1);
  });
});

describe('effectiveSampleSize', () => {
  it('is the number of exposures when all weigh the same, and 1 when one weighs everything', () => {
    expect(effectiveSampleSize(Float64Array.of(3, 3, 3))).toBe(3);
    expect(effectiveSampleSize(Float64Array.of(0, 7, 0))).toBe(1);
    expect(effectiveSampleSize(Float64Array.of(1, 3))).toBe(16 / 10);
    expect(effectiveSampleSize(new Float64Array(0))).toBe(0);
  });
});
