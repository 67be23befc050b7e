import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { decayedAverage } from './decayedAverage';
import { keepFactor, type CounterDropout } from './keepMask';
import { windowAttention } from './windowAttention';

beforeAll(() => setBackend('cpu'));

const sequences = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
const toPositions = (lengths: number[]) =>
  Int32Array.from(lengths.flatMap((length) => Array.from({ length }, (_, position) => position)));

/** Small numbers that depend on place and `salt` alone. */
function numbers(rows: number, columns: number, salt: number): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => Math.sin(1 + row * 7.1 + column * 3.7 + salt * 11.3)),
  );
}

function expectRows(actual: ArrayLike<number>, expected: number[][]) {
  const flat = expected.flat();
  expect(actual).toHaveLength(flat.length);
  flat.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 4));
}

describe('decayedAverage', () => {
  it('adds the rows before, each lighter by its age, within its own sequence', () => {
    const x = tensor2d([1, 10, 100, 1000], [4, 1]);
    const decay = tensor1d([0, Math.log(0.5)]);
    const y = decayedAverage(x, decay, Int32Array.of(0, 1, 2, 0)); // the last row begins a sequence
    expectRows(y.dataSync(), [[1], [10.5], [105], [1000]]);
  });
});

interface Case {
  lengths: number[];
  window: number;
  heads: number;
  dropout?: CounterDropout;
}

/** The definition, pair by pair. */
function attendByDefinition(q: number[][], k: number[][], v: number[][], bias: number[][], call: Case) {
  const width = q[0]!.length / call.heads;
  const positions = toPositions(call.lengths);
  return q.map((query, row) =>
    query.map((_, column) => {
      const head = Math.floor(column / width);
      const columns = Array.from({ length: width }, (_, i) => head * width + i);
      const ages = Array.from({ length: Math.min(positions[row]! + 1, call.window) }, (_, age) => age);
      const odds = ages.map((age) =>
        Math.exp(
          columns.reduce((sum, c) => sum + query[c]! * k[row - age]![c]!, 0) / Math.sqrt(width) +
            bias[head]![age]!,
        ),
      );
      const total = odds.reduce((a, b) => a + b, 0);
      return ages.reduce((sum, age) => {
        const counter = (((call.dropout?.offset ?? 0) + row) * call.heads + head) * call.window + age;
        const kept = call.dropout ? keepFactor(counter, call.dropout) : 1;
        return sum + (odds[age]! / total) * kept * v[row - age]![column]!;
      }, 0);
    }),
  );
}

describe('windowAttention', () => {
  const attend = (call: Case) => {
    const rows = call.lengths.reduce((a, b) => a + b, 0);
    const [q, k, v] = [1, 2, 3].map((salt) => numbers(rows, 4, salt)) as [number[][], number[][], number[][]];
    const bias = numbers(call.heads, call.window, 4);
    const y = windowAttention(
      tensor2d(q),
      tensor2d(k),
      tensor2d(v),
      tensor2d(bias),
      toPositions(call.lengths),
      call,
    );
    expectRows(y.dataSync(), attendByDefinition(q, k, v, bias, call));
  };

  it('agrees with its definition for any sequences, window and heads', () => {
    fc.assert(
      fc.property(
        fc.record({
          lengths: sequences,
          window: fc.integer({ min: 1, max: 7 }),
          heads: fc.constantFrom(1, 2, 4),
        }),
        attend,
      ),
      { numRuns: 40 },
    );
  });

  it('drops the probabilities that their counters say', () => {
    attend({ lengths: [4, 3], window: 3, heads: 2, dropout: { rate: 0.4, seed: 8, offset: 100 } });
  });

  it('refuses heads that do not divide the columns', () => {
    const x = tensor2d([[1, 2, 3]]);
    const call = () => windowAttention(x, x, x, tensor2d([[0], [0]]), Int32Array.of(0), { heads: 2 });
    expect(call).toThrow('windowAttention: 2 heads do not divide 3 columns');
  });
});
