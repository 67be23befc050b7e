import { memory } from '@tensorflow/tfjs-core';
import { topItems } from '../../../src/domain/metrics/topItems';
import { startEngine } from '../../engine/startEngine';
import { trainGru4Rec } from './gru4rec';

/** Everybody passes the same item; where they go from it depends on where they came from. */
const PASSAGE = 10;
const sessions = Array.from({ length: 200 }, (_, index) =>
  Int32Array.of(index % 5, PASSAGE, 5 + (index % 5)),
);
const options = { epochs: 40, seed: 2, dimension: 16, batchSessions: 50, negatives: 32, learningRate: 0.02 };

beforeAll(() => startEngine());

it('remembers what came before the last click', async () => {
  const gru4rec = await trainGru4Rec(sessions, 11, options);
  const histories = Array.from({ length: 5 }, (_, from) => Int32Array.of(from, PASSAGE));
  const scores = await gru4rec.score(histories);
  const best = scores.map((row) => topItems(row, 1, new Set())[0]);
  expect(best).toEqual([5, 6, 7, 8, 9]);
  gru4rec.dispose();
});

it('scores histories of all lengths at once as it scores them alone, and leaves no tensor behind', async () => {
  const before = memory().numTensors;
  const gru4rec = await trainGru4Rec(sessions, 11, { ...options, epochs: 2 });
  const histories = [[], [1], [2, PASSAGE], [3], Array.from({ length: 30 }, (_, step) => step % 11)];
  const lists = histories.map((history) => Int32Array.from(history));
  const together = await gru4rec.score(lists);
  for (const [row, list] of lists.entries()) {
    const [alone] = await gru4rec.score([list]);
    alone!.forEach((score, item) => expect(together[row]![item]).toBeCloseTo(score, 4));
  }
  expect([...together[0]!].every((score) => score === 0)).toBe(true);
  gru4rec.dispose();
  expect(memory().numTensors).toBe(before);
});
