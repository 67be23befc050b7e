import { pairMetrics } from './evaluatePairs';

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
