import { compareScores, findFault } from './checkScores';

describe('findFault', () => {
  it.each([
    [[1, NaN], 'not-a-number'],
    [[Infinity, 1], 'not-a-number'],
    [[0, 0, 0], 'all-zero'],
  ])('of %p is %s', (values, reason) => {
    expect(findFault(Float32Array.from(values))).toMatchObject({ reason });
  });

  it('finds none in finite numbers of which one is not zero', () => {
    expect(findFault(Float32Array.of(0, -1, 0))).toBeUndefined();
  });
});

describe('compareScores', () => {
  it('allows the tolerance and no more', () => {
    expect(compareScores(Float32Array.of(1, 2), [1, 2.25], 0.25)).toBeUndefined();
    expect(compareScores(Float32Array.of(1, 2), [1, 2.5], 0.25)).toMatchObject({
      reason: 'out-of-tolerance',
    });
  });

  it('refuses another number of scores', () => {
    expect(compareScores(Float32Array.of(1), [1, 2], 9)).toMatchObject({ reason: 'out-of-tolerance' });
  });
});
