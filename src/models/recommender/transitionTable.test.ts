import fc from 'fast-check';
import { addTransitionScores, transitionStrengths, type TransitionTable } from './transitionTable';

const config = { weight: 4, decay: 0.5, normalisation: 1, historyLength: 2, neighboursPerItem: 2 };
/** 0 → 1 (3), 2 (1); 1 → 2 (2); 2 → nothing. */
const table: TransitionTable = {
  neighboursPerItem: 2,
  neighbours: Int32Array.of(1, 2, 2, 1, 2, 2),
  weights: Float32Array.of(3, 1, 2, 0, 0, 0),
};

describe('transitionStrengths', () => {
  it('weighs an older item by the decay and sums to one', () => {
    // 1 is the latest: 2 gets 2. 0 is one step older: 1 gets 1.5, 2 gets 0.5. Total 4.
    expect(transitionStrengths(table, [0, 1], config)).toEqual(
      new Map([
        [2, 2.5 / 4],
        [1, 1.5 / 4],
      ]),
    );
  });

  it('reads no more than the configured number of recent items', () => {
    expect(transitionStrengths(table, [0, 2, 1], config)).toEqual(new Map([[2, 1]]));
  });

  it('is empty when the recent items lead nowhere', () => {
    expect(transitionStrengths(table, [2], config).size).toBe(0);
  });

  it('keeps the size of what it has added up where nothing is to be normalised', () => {
    expect(transitionStrengths(table, [0, 1], { ...config, normalisation: 0 })).toEqual(
      new Map([
        [2, 2.5],
        [1, 1.5],
      ]),
    );
  });

  it('does not depend on the scale of the table', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (history, scale) => {
          const scaled = { ...table, weights: table.weights.map((weight) => weight * scale) };
          const expected = transitionStrengths(table, history, config);
          transitionStrengths(scaled, history, config).forEach((probability, item) => {
            expect(probability).toBeCloseTo(expected.get(item)!, 5);
          });
        },
      ),
    );
  });
});

describe('addTransitionScores', () => {
  it('adds the weighted root of each probability and leaves other items alone', () => {
    const scores = Float32Array.of(7, 1, 1);
    addTransitionScores(scores, table, [0], config);
    expect(scores[0]).toBe(7);
    expect(scores[1]).toBeCloseTo(1 + 4 * Math.sqrt(3 / 4), 5);
    expect(scores[2]).toBeCloseTo(1 + 4 * Math.sqrt(1 / 4), 5);
  });
});
