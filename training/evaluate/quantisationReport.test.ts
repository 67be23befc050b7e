import { quantisationReport } from './quantisationReport';

const estimate = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });
const metrics = (scale: number) => ({
  recallAt10: estimate(0.2 * scale),
  ndcgAt10: estimate(0.1 * scale),
  mrr: estimate(0),
  coverageAt10: 1,
});

describe('quantisationReport', () => {
  it('compares the shipped weights with the float ones of the same card', () => {
    const report = quantisationReport({ metrics: metrics(0.99), float: metrics(1) })!;
    expect(report.ndcgAt10.difference).toBeCloseTo(-0.001, 12);
    expect(report.ndcgAt10.relative).toBeCloseTo(-0.01, 12);
    expect(report.mrr.relative).toBe(0);
  });

  it('is absent for a card that tells only one of them', () => {
    expect(quantisationReport({ metrics: metrics(1) })).toBeUndefined();
  });
});
