import { compareScores, findFault, findStaleness } from './checkScores';

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

describe('findStaleness', () => {
  const [values, tea, cup] = [Float32Array.of(1, 2), Float32Array.of(0, 1), Float32Array.of(1, 0)];

  it('finds the same numbers for histories that end differently', () => {
    const answer = { values: values.slice(), lastVector: tea };
    expect(findStaleness(answer, { values, lastVector: cup })).toMatchObject({ reason: 'unchanged' });
  });

  it.each([
    ['the first score', undefined],
    ['a history that ends alike', { values, lastVector: tea.slice() }],
    ['a number that is another', { values: Float32Array.of(1, 2.5), lastVector: cup }],
    ['another number of items', { values: Float32Array.of(1), lastVector: cup }],
  ])('finds none in %s', (_, before) => {
    expect(findStaleness({ values, lastVector: tea }, before)).toBeUndefined();
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
