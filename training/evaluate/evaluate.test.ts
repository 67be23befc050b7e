import { type SequenceSet } from '../datasets/corpus';
import { itemKnnBaseline } from './baselines/itemKnn';
import { popularityBaseline } from './baselines/popularity';
import { transitionsBaseline } from './baselines/transitions';
import { rankHeldOut } from './rankHeldOut';
import { ndcgGain, rankingMetrics } from './rankingReport';

const set: SequenceSet = {
  sequences: [Int32Array.of(0, 1, 2), Int32Array.of(0, 1), Int32Array.of(3, 2), Int32Array.of(0, 3)],
};
const ITEMS = 4;

describe('rankHeldOut', () => {
  it('ranks without the history, ties against the target, and counts who got recommended', async () => {
    const scores = Float32Array.of(9, 5, 5, 1);
    const questions = [
      { user: 0, history: Int32Array.of(0), target: 1 },
      { user: 1, history: Int32Array.of(1), target: 3 },
      { user: 2, history: Int32Array.of(0), target: -1 },
    ];
    const { ranks, recommended } = await rankHeldOut(questions, ITEMS, async (histories) =>
      histories.map(() => scores),
    );
    expect(Array.from(ranks)).toEqual([1, 2, Infinity]);
    expect(Array.from(recommended)).toEqual([1, 2, 3, 3]);
  });

  it('asks for scores in chunks and keeps the order', async () => {
    const questions = Array.from({ length: 1200 }, (_, user) => ({
      user,
      history: Int32Array.of(user % 3),
      target: 3,
    }));
    const { ranks } = await rankHeldOut(questions, ITEMS, async (histories) =>
      histories.map(([item]) => Float32Array.of(2, 2, 2, item!)),
    );
    expect(Array.from(ranks)).toEqual(questions.map(({ user }) => (user % 3 === 2 ? 2 : 2)));
  });
});

describe('rankingMetrics', () => {
  it('averages over users and counts the share of items that anybody got', () => {
    const metrics = rankingMetrics({
      ranks: Float64Array.of(0, 1, Infinity, 20),
      recommended: Int32Array.of(3, 0, 1, 0),
    });
    expect(metrics.recallAt10.value).toBe(0.5);
    expect(metrics.ndcgAt10.value).toBeCloseTo((1 + 1 / Math.log2(3)) / 4, 9);
    expect(metrics.mrr.value).toBeCloseTo((1 + 1 / 2 + 1 / 21) / 4, 9);
    expect(metrics.coverageAt10).toBe(0.5);
    expect(metrics.recallAt10.low).toBeLessThan(metrics.recallAt10.high);
  });
});

describe('ndcgGain', () => {
  it('pairs the rankers question by question, so that a steady gain is certain', () => {
    const recommended = new Int32Array(1);
    const better = { ranks: Float64Array.of(0, 0, 0, 20), recommended };
    const worse = { ranks: Float64Array.of(20, 20, 20, 0), recommended };
    expect(ndcgGain(better, better)).toEqual({ value: 0, low: 0, high: 0 });
    expect(ndcgGain(better, worse).value).toBe(0.5);
    const steady = ndcgGain(
      { ...better, ranks: new Float64Array(4) },
      { ...worse, ranks: worse.ranks.fill(1) },
    );
    expect(steady.low).toBeCloseTo(1 - 1 / Math.log2(3), 9);
  });
});

describe('baselines', () => {
  it('popularity gives everybody what occurs most', async () => {
    const [scores] = await popularityBaseline(set, ITEMS)([Int32Array.of(3)]);
    expect(Array.from(scores!)).toEqual([3, 2, 2, 2]);
  });

  it('nearest neighbours score by shared users over the root of both counts', async () => {
    // 0 and 1 share two users: 2 / √(3 · 2); 0 and 2 share one: 1 / √(3 · 2).
    const [scores] = await itemKnnBaseline(set, ITEMS)([Int32Array.of(0)]);
    expect(scores![2]! / scores![1]!).toBeCloseTo(0.5, 5);
    expect(scores![0]).toBe(0);
  });

  it('nearest neighbours count an older item 0.8 of the one after it', async () => {
    const score = itemKnnBaseline(set, ITEMS);
    const [both] = await score([Int32Array.of(0, 3)]);
    const [older] = await score([Int32Array.of(0)]);
    const [newer] = await score([Int32Array.of(3)]);
    both!.forEach((value, item) => expect(value).toBeCloseTo(0.8 * older![item]! + newer![item]!, 5));
  });

  it('transitions prefer who came after', async () => {
    const walks = Array.from({ length: 20 }, () => Int32Array.of(0, 1, 2, 3));
    const score = await transitionsBaseline({ sequences: walks }, ITEMS);
    const [scores] = await score([Int32Array.of(0, 1)]);
    expect(scores!.indexOf(Math.max(...scores!))).toBe(2);
  });
});
