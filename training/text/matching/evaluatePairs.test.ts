import fc from 'fast-check';
import { pairMetrics } from './evaluatePairs';

const Pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), {
  minLength: 2,
  maxLength: 60,
});

it('counts of all pairs of a same and a different question those in order, for the AUC', () => {
  fc.assert(
    fc.property(Pairs, (pairs) => {
      const same = pairs.filter(([, isSame]) => isSame);
      const others = pairs.filter(([, isSame]) => !isSame);
      fc.pre(same.length > 0 && others.length > 0);
      const wins = same.flatMap(([a]) => others.map(([b]) => (a > b ? 1 : a === b ? 0.5 : 0)));
      const expected = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
      const { auc } = pairMetrics(
        pairs.map(([score]) => score),
        pairs.map(([, isSame]) => isSame),
      );
      expect(auc).toBeCloseTo(expected, 5);
    }),
  );
});

it('is right about all pairs that a threshold parts, and as often as not about scores that say nothing', () => {
  const labels = [true, true, false, false, true, true, false, false];
  const telling = labels.map((isSame) => (isSame ? 2 : 1));
  expect(pairMetrics(telling, labels)).toEqual({ accuracy: 1, auc: 1 });
  expect(pairMetrics(new Array<number>(8).fill(1), labels)).toEqual({ accuracy: 0.5, auc: 0.5 });
});

it('chooses no threshold by the pairs that it answers', () => {
  // Each half parts at another place: the own threshold would make every answer right.
  const scores = [1, 11, 2, 12, 3, 13, 4, 14];
  const labels = [false, false, false, false, true, true, true, true];
  expect(pairMetrics(scores, labels).accuracy).toBe(0.5);
});
