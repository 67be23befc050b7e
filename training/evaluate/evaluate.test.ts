import { type SequenceSet } from '../datasets/corpus';
import { itemKnnBaseline } from './baselines/itemKnn';
import { popularityBaseline } from './baselines/popularity';
import { transitionsBaseline } from './baselines/transitions';
import { flatMetrics } from './metricTable';
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
    const { ranks, topTens, recommended } = await rankHeldOut(questions, ITEMS, async (histories) =>
      histories.map(() => scores),
    );
    expect(Array.from(ranks)).toEqual([1, 2, Infinity]);
    expect(Array.from(recommended)).toEqual([1, 2, 3, 3]);
    expect(Array.from(topTens.subarray(0, 5))).toEqual([1, 2, 3, -1, -1]);
    expect(Array.from(topTens.subarray(10, 15))).toEqual([0, 2, 3, -1, -1]);
  });

  it('keeps the history in the ranking where items may come again', async () => {
    const question = { user: 0, history: Int32Array.of(0, 1), target: 1 };
    const scores = async () => [Float32Array.of(9, 5, 3, 1)];
    const again = await rankHeldOut([question], ITEMS, scores, { historyExcluded: false });
    expect(Array.from(again.ranks)).toEqual([1]);
    expect(Array.from(again.recommended)).toEqual([1, 1, 1, 1]);
    expect(Array.from((await rankHeldOut([question], ITEMS, scores)).ranks)).toEqual([Infinity]);
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

describe('flatMetrics', () => {
  it('has every metric at 5, 10 and 20 places, with its interval', () => {
    const metrics = flatMetrics({
      ranks: Float64Array.of(0, 7, 15, Infinity),
      recommended: Int32Array.of(1, 0),
    });
    expect(metrics).toMatchObject({ recallAt5: 0.25, recallAt10: 0.5, recallAt20: 0.75, coverageAt10: 0.5 });
    expect(metrics.ndcgAt20).toBeCloseTo((1 + 1 / Math.log2(9) + 1 / Math.log2(17)) / 4, 12);
    expect(metrics.ndcgAt5).toBe(0.25);
    expect(metrics.mrrAt20).toBeCloseTo((1 + 1 / 8 + 1 / 16) / 4, 12);
    for (const [low, high] of Object.values(metrics.intervals)) expect(low).toBeLessThanOrEqual(high);
    expect(metrics.intervals.recallAt10[1]).toBeGreaterThan(0.5);
  });

  it('gives the figures and intervals that stand on cards', () => {
    const ranked = { ranks: Float64Array.of(0, 1, 5, 30, Infinity), recommended: Int32Array.of(1) };
    const { ndcgAt10 } = rankingMetrics(ranked);
    const flat = flatMetrics(ranked);
    expect(flat.ndcgAt10).toBe(ndcgAt10.value);
    expect(flat.intervals.ndcgAt10).toEqual([ndcgAt10.low, ndcgAt10.high]);
  });
});

describe('ndcgGain', () => {
  it('pairs the rankers question by question, so that a steady gain is certain', () => {
    const better = { ranks: Float64Array.of(0, 0, 0, 20) };
    const worse = { ranks: Float64Array.of(20, 20, 20, 0) };
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

  it('transitions are tuned on returns too, where items of the history may come again', async () => {
    // Ten walks end with a step back; by the rule of new items there is nothing to tune on.
    const walks = Array.from({ length: 10 }, () => Int32Array.of(0, 1, 0));
    const score = await transitionsBaseline({ sequences: [...walks, Int32Array.of(2)] }, ITEMS, {
      historyExcluded: false,
    });
    const [scores] = await score([Int32Array.of(0, 1)]);
    expect(Array.from(scores!, (value) => value > 0)).toEqual([true, true, false, false]);
  });
});
