import {
  add,
  concat,
  exp,
  grads,
  log,
  mean,
  mul,
  neg,
  reshape,
  sub,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { encodeDecayedAverage } from '../../src/models/recommender/decayedAverage';
import { buildHistoryBatch } from '../../src/models/recommender/historyBatch';
import { unitRows } from '../../src/models/recommender/unitRows';
import { startEngine } from '../engine/startEngine';
import { seededRandom } from '../random/seededRandom';
import { buildBasketBatch, buildBatch, planBatches } from './batches';
import { composeItemVectors, spreadItemGradient } from './itemVectors';
import { prefixAverage } from './prefixAverage';
import { sampledSoftmaxLoss } from './sampledSoftmax';

beforeAll(startEngine);

const random = seededRandom(3);
const numbers = (size: number) => Float32Array.from({ length: size }, () => random.next() - 0.5);
const DIMENSION = 3;

/** Largest difference between the gradient of `f` and central differences, at every input. */
function gradientError(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: { values: Float32Array; shape: number[] }[],
) {
  const value = (values: Float32Array[]) =>
    tidy(() => f(...values.map((data, i) => reshape(tensor1d(data), inputs[i]!.shape))).dataSync()[0]!);
  const all = inputs.map(({ values }) => values);
  let analytic: Float32Array[] = [];
  tidy(() => {
    const tensors = inputs.map(({ values, shape }) => reshape(tensor1d(values), shape));
    analytic = grads(f)(tensors).map((gradient) => gradient.dataSync() as Float32Array);
  });
  const step = 0.02;
  let worst = 0;
  all.forEach((values, input) => {
    values.forEach((_, at) => {
      const shifted = (by: number) =>
        value(all.map((list, i) => (i === input ? list.map((v, j) => (j === at ? v + by : v)) : list)));
      const numeric = (shifted(step) - shifted(-step)) / (2 * step);
      worst = Math.max(worst, Math.abs(numeric - analytic[input]![at]!));
    });
  });
  return worst;
}

describe('prefixAverage', () => {
  const positions = Int32Array.of(0, 1, 2, 3, 0, 1);
  const x = numbers(positions.length * DIMENSION);
  const decay = Float32Array.of(0.1, -0.4, -0.9);

  it('gives for every prefix the direction that the phone computes for it', () => {
    const averaged = tidy(
      () => prefixAverage(tensor2d(x, [6, DIMENSION]), tensor1d(decay), positions).dataSync() as Float32Array,
    );
    const histories = [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3], [4], [4, 5]];
    const identity = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    const phone = encodeDecayedAverage(
      {
        itemVectors: x,
        dimension: DIMENSION,
        encoder: { kind: 'decayed-average', decay, projection: identity },
      },
      buildHistoryBatch(histories, decay.length),
    );
    unitRows(averaged, DIMENSION).forEach((value, at) => expect(value).toBeCloseTo(phone[at]!, 5));
  });

  it('has the gradient that small changes show', () => {
    const weights = numbers(x.length);
    const loss = (input: Tensor, logWeights: Tensor) =>
      sum(
        mul(
          prefixAverage(input as Tensor2D, logWeights as Tensor1D, positions),
          tensor2d(weights, [6, DIMENSION]),
        ),
      );
    expect(
      gradientError(loss, [
        { values: x, shape: [6, DIMENSION] },
        { values: decay, shape: [3] },
      ]),
    ).toBeLessThan(1e-3);
  });
});

describe('sampledSoftmaxLoss', () => {
  const sample = {
    targets: Int32Array.of(5, 6),
    negatives: Int32Array.of(1, 2, 3),
    weights: Float32Array.of(1, 1),
    correction: 0.7,
  };
  const own = numbers(2);
  const others = numbers(6);

  it('is the cross entropy over the own logit and the corrected negatives', () => {
    const { loss, expected } = tidy(() => {
      const p = tensor2d(own, [2, 1]);
      const n = add(tensor2d(others, [2, 3]), sample.correction);
      const all = concat([p, n], 1);
      return {
        loss: sampledSoftmaxLoss(tensor1d(own), tensor2d(others, [2, 3]), sample),
        expected: neg(mean(sub(p, log(sum(exp(all), 1, true))))),
      };
    });
    expect(loss.dataSync()[0]).toBeCloseTo(expected.dataSync()[0]!, 5);
  });

  it('leaves out rows without weight and negatives that are the target', () => {
    const value = (p: number[], n: number[], options: Partial<typeof sample>) =>
      tidy(
        () =>
          sampledSoftmaxLoss(tensor1d(p), tensor2d(n, [p.length, 3]), {
            ...sample,
            ...options,
          }).dataSync()[0]!,
      );
    const alone = value([1], [0, 0, 0], { targets: Int32Array.of(5), weights: Float32Array.of(1) });
    expect(value([1, 9], [0, 0, 0, 5, 5, 5], { weights: Float32Array.of(1, 0) })).toBeCloseTo(alone, 5);
    expect(value([1], [0, 0, 9], { targets: Int32Array.of(3), weights: Float32Array.of(1) })).toBeCloseTo(
      Math.log1p(2 * Math.exp(0.7 - 1)),
      5,
    );
  });

  it('has the gradient that small changes show', () => {
    const masked = { ...sample, targets: Int32Array.of(5, 2), weights: Float32Array.of(1, 1) };
    expect(
      gradientError(
        (p, n) => sampledSoftmaxLoss(p as Tensor1D, n as Tensor2D, masked),
        [
          { values: own, shape: [2] },
          { values: others, shape: [2, 3] },
        ],
      ),
    ).toBeLessThan(1e-3);
  });
});

describe('composeItemVectors', () => {
  const bags = {
    attributeCount: 2,
    offsets: Int32Array.of(0, 2, 2, 3),
    attributes: Int32Array.of(0, 1, 1),
    weights: Float32Array.of(0.5, 2, 1),
  };

  it('adds the weighted attributes to the own row', () => {
    const tables = { ids: Float32Array.of(1, 2, 3), attributes: Float32Array.of(10, 100) };
    expect(Array.from(composeItemVectors([0, 1, 2], tables, bags, 1))).toEqual([1 + 5 + 200, 2, 3 + 100]);
  });

  it('spreads a gradient as its transpose: <compose(t), g> = <t, spread(g)>', () => {
    const items = [2, 0, 2];
    const tables = { ids: numbers(3 * DIMENSION), attributes: numbers(2 * DIMENSION) };
    const gradient = numbers(items.length * DIMENSION);
    const spread = { ids: new Float32Array(3 * DIMENSION), attributes: new Float32Array(2 * DIMENSION) };
    spreadItemGradient(gradient, items, spread, bags, DIMENSION);
    const dot = (a: Float32Array, b: Float32Array) => a.reduce((total, value, i) => total + value * b[i]!, 0);
    const forward = dot(composeItemVectors(items, tables, bags, DIMENSION), gradient);
    const backward = dot(tables.ids, spread.ids) + dot(tables.attributes, spread.attributes);
    expect(backward).toBeCloseTo(forward, 5);
  });
});

describe('batches', () => {
  it('asks for every next item, and skips items that came before', () => {
    const batch = buildBatch([Int32Array.of(7, 8, 7, 9), Int32Array.of(1, 2)]);
    expect(batch).toEqual({
      inputs: Int32Array.of(7, 8, 7, 9, 1, 2),
      positions: Int32Array.of(0, 1, 2, 3, 0, 1),
      queries: Int32Array.of(0, 1, 2, 4),
      targets: Int32Array.of(8, 7, 9, 2),
      weights: Float32Array.of(1, 0, 1, 1),
    });
  });

  it('shuffles baskets, and asks for each of their items after the basket before', () => {
    const sequence = Int32Array.of(1, 2, 3, 4, 5, 6);
    const baskets = Int32Array.of(0, 0, 0, 1, 1, 1);
    const orders = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const batch = buildBasketBatch([sequence], [baskets], seededRandom(seed));
      const { inputs, queries, targets } = batch;
      orders.add(inputs.join());
      expect([...inputs.subarray(0, 3)].sort()).toEqual([1, 2, 3]);
      const asked = (query: number) => [...targets].filter((_, index) => queries[index] === query).sort();
      expect(asked(0)).toEqual([inputs[1]]);
      expect(asked(2)).toEqual([4, 5, 6]);
      expect(asked(3)).toEqual([inputs[4]]);
    }
    expect(orders.size).toBeGreaterThan(10);
  });

  it('packs a stretch of every usable sequence once, in an order that depends on the seed', () => {
    const sequences = Array.from({ length: 30 }, (_, length) => new Int32Array(length));
    const plan = (seed: number) =>
      planBatches(sequences, { batchPositions: 40, windowItems: 12 }, seededRandom(seed));
    const rows = plan(1).flatMap((batch) => batch.map(({ row }) => row));
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, index) => index + 2));
    expect(plan(1)).toEqual(plan(1));
    expect(plan(2)).not.toEqual(plan(1));
    for (const { row, start, end } of plan(1).flat()) {
      expect(end - start).toBe(Math.min(12, row));
      expect(end).toBeLessThanOrEqual(row);
    }
    const starts = new Set(
      Array.from(
        { length: 200 },
        (_, seed) =>
          plan(seed)
            .flat()
            .find(({ row }) => row === 14)!.start,
      ),
    );
    expect([...starts].sort()).toEqual([0, 1, 2]);
    for (const batch of plan(1).slice(0, -1)) {
      const size = batch.reduce((total, { start, end }) => total + end - start - 1, 0);
      expect(size).toBeGreaterThanOrEqual(40);
      expect(size).toBeLessThan(40 + 12);
    }
  });
});
