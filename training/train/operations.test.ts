import { mul, sum, tensor2d, valueAndGrads, type Tensor2D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { startEngine } from '../engine/startEngine';
import { seededRandom } from '../random/seededRandom';
import { buildBasketBatch, buildBatch, planBatches } from './batches';
import { composeItems, sumVectors } from './composeItems';
import { seenColumns } from './seenItems';
import { splitBatch } from './splitBatch';

beforeAll(startEngine);

const random = seededRandom(3);
const numbers = (size: number) => Float32Array.from({ length: size }, () => random.next() - 0.5);
const DIMENSION = 3;

describe('composeItems', () => {
  const bags = {
    attributeCount: 2,
    keys: ['category=tea', 'category=cup'],
    offsets: Int32Array.of(0, 2, 2, 3),
    attributes: Int32Array.of(0, 1, 1),
    weights: Float32Array.of(0.5, 2, 1),
  };

  it('adds the weighted attributes to the own row', () => {
    const tables = { ids: Float32Array.of(1, 2, 3), attributes: Float32Array.of(10, 100) };
    expect(Array.from(sumVectors([0, 1, 2], tables, bags, 1))).toEqual([1 + 5 + 200, 2, 3 + 100]);
  });

  it('has its transpose as gradient: <compose(t), g> = <t, gradient(g)>', () => {
    const items = Int32Array.of(2, 0, 2);
    const g = tensor2d(numbers(items.length * DIMENSION), [items.length, DIMENSION]);
    const tables = [
      tensor2d(numbers(3 * DIMENSION), [3, DIMENSION]),
      tensor2d(numbers(2 * DIMENSION), [2, DIMENSION]),
    ];
    const { value, grads } = valueAndGrads((ids, attributes) =>
      sum(mul(composeItems(ids as Tensor2D, attributes as Tensor2D, items, bags), g)),
    )(tables);
    const backward = grads.reduce(
      (total, gradient, i) => total + sum(mul(gradient, tables[i]!)).dataSync()[0]!,
      0,
    );
    expect(backward).toBeCloseTo(value.dataSync()[0]!, 5);
  });
});

describe('splitBatch', () => {
  it('cuts between sequences, keeps every question, and points at the same rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(9), { minLength: 2, maxLength: 7 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        (sequences, count) => {
          const batch = buildBatch(sequences.map((items) => Int32Array.from(items)));
          const shares = splitBatch(batch, count);
          expect(shares.length).toBeLessThanOrEqual(count);
          expect(shares.flatMap(({ inputs }) => [...inputs])).toEqual([...batch.inputs]);
          shares.forEach(({ positions }) => expect(positions[0]).toBe(0));
          const asked = shares.flatMap(({ queries, targets, weights, rowOffset }) =>
            [...queries].map((query, i) => [query + rowOffset, targets[i], weights[i]]),
          );
          expect(asked).toEqual(
            [...batch.queries].map((query, i) => [query, batch.targets[i], batch.weights[i]]),
          );
        },
      ),
    );
  });
});

describe('batches', () => {
  it('asks for every next item, and skips items that came before', () => {
    const signals = [Uint8Array.of(3, 4, 5, 6), Uint8Array.of(8, 9)];
    const batch = buildBatch([Int32Array.of(7, 8, 7, 9), Int32Array.of(1, 2)], { signals });
    expect(batch).toEqual({
      signals: Int32Array.of(3, 4, 5, 6, 8, 9),
      inputs: Int32Array.of(7, 8, 7, 9, 1, 2),
      positions: Int32Array.of(0, 1, 2, 3, 0, 1),
      queries: Int32Array.of(0, 1, 2, 4),
      targets: Int32Array.of(8, 7, 9, 2),
      weights: Float32Array.of(1, 0, 1, 1),
      earlier: [new Int32Array(0), new Int32Array(0)],
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

  it('knows what a stretch has seen before it began', () => {
    const batch = buildBatch([Int32Array.of(7, 8, 9)], { earlier: [Int32Array.of(9, 5)] });
    expect(batch.weights).toEqual(Float32Array.of(1, 0));
    const { offsets, columns } = seenColumns(batch, (item) => (item === 5 ? [] : [item, -item]));
    const list = (question: number) => [...columns.subarray(offsets[question], offsets[question + 1])];
    expect(list(0)).toEqual([9, -9, 7, -7]);
    expect(list(1)).toEqual([9, -9, 7, -7, 8, -8]);
  });

  it('packs sequences so that every item but their first is asked for once, in an order that depends on the seed', () => {
    const sequences = Array.from({ length: 30 }, (_, length) => new Int32Array(length));
    const plan = (seed: number) =>
      planBatches(sequences, { batchPositions: 40, windowItems: 12 }, seededRandom(seed));
    const asked = plan(1)
      .flat()
      .flatMap(({ row, start, end }) =>
        Array.from({ length: end - start - 1 }, (_, step) => `${row}:${start + 1 + step}`),
      );
    const expected = sequences.flatMap(({ length }, row) =>
      Array.from({ length: Math.max(0, length - 1) }, (_, step) => `${row}:${step + 1}`),
    );
    expect(asked.sort()).toEqual(expected.sort());
    expect(plan(1)).toEqual(plan(1));
    expect(plan(2)).not.toEqual(plan(1));
    for (const { start, end } of plan(1).flat()) expect(end - start).toBeLessThanOrEqual(12);
    for (const batch of plan(1).slice(0, -1)) {
      const size = batch.reduce((total, { start, end }) => total + end - start - 1, 0);
      expect(size).toBeGreaterThanOrEqual(40);
      expect(size).toBeLessThan(40 + 12);
    }
  });
});
