import { DEFAULT_TRAIN_OPTIONS, resolveOptions } from './trainOptions';

describe('resolveOptions', () => {
  const epochsFor = (interactions: number) => resolveOptions(DEFAULT_TRAIN_OPTIONS, interactions).epochs;

  it('takes more epochs the less there is to learn from, within bounds', () => {
    expect([500, 8_000, 50_000, 100_000, 1_000_000].map(epochsFor)).toEqual([100, 100, 16, 8, 8]);
  });

  it('waits longer for progress where epochs are many', () => {
    expect(resolveOptions(DEFAULT_TRAIN_OPTIONS, 1000).patience).toBe(34);
    expect(resolveOptions(DEFAULT_TRAIN_OPTIONS, 1_000_000).patience).toBe(4);
  });

  it('does what was asked for', () => {
    expect(resolveOptions({ ...DEFAULT_TRAIN_OPTIONS, epochs: 3, patience: 2 }, 1000)).toMatchObject({
      epochs: 3,
      patience: 2,
    });
  });
});
