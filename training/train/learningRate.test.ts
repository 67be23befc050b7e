import { learningRateAt } from './learningRate';

describe('learningRateAt', () => {
  it('rises to the peak, is halfway at the middle of the cosine, and ends at 5 %', () => {
    expect(learningRateAt(100, 10_000, 1)).toBeCloseTo(0.5, 9);
    expect(learningRateAt(200, 10_000, 1)).toBe(1);
    expect(learningRateAt(5100, 10_000, 1)).toBeCloseTo(0.525, 9);
    expect(learningRateAt(10_000, 10_000, 1)).toBeCloseTo(0.05, 9);
  });

  it('warms up for a tenth of a short run', () => {
    expect(learningRateAt(5, 50, 1)).toBe(1);
  });
});
