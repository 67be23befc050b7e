import fc from 'fast-check';
import { softmax } from '../../src/models/text/classProbabilities';
import { seededRandom } from '../random/seededRandom';
import { minimise } from './lbfgs';
import { fitRegression, rowLogits, type RegressionOptions, type SparseRows } from './softmaxRegression';

describe('minimise', () => {
  it('finds the minimum of Rosenbrock’s valley', () => {
    const point = Float64Array.of(-1.2, 1);
    const value = minimise(
      (at, gradient) => {
        const [x, y] = [at[0]!, at[1]!];
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      point,
      { maxIterations: 200, tolerance: 1e-10 },
    );
    expect(value).toBeLessThan(1e-10);
    expect(Array.from(point, (part) => Number(part.toFixed(4)))).toEqual([1, 1]);
  });
});

/** Random sparse rows with labels, of `classes` classes. */
function problem(classes: number, seed: number): { matrix: SparseRows; options: RegressionOptions } {
  const { below, normal } = seededRandom(seed);
  const rows = 40;
  const width = 8;
  const columns = Int32Array.from({ length: rows * 3 }, () => below(width));
  const matrix = {
    width,
    columns,
    offsets: Int32Array.from({ length: rows + 1 }, (_, row) => 3 * row),
    values: Float32Array.from({ length: rows * 3 }, normal),
  };
  const options = {
    classes,
    rows: Int32Array.from({ length: rows }, (_, row) => row),
    labels: Int32Array.from({ length: rows }, () => below(classes)),
    importance: Float32Array.from({ length: rows }, () => 0.5 + below(3)),
    l2: 0.05,
    maxIterations: 500,
    tolerance: 1e-9,
  };
  return { matrix, options };
}

/** The loss by its definition, class after class. */
function lossOf(
  { matrix, options }: ReturnType<typeof problem>,
  logits: Float64Array,
  squares: number,
): number {
  const { classes, labels, importance, l2, rows } = options;
  let loss = 0;
  let total = 0;
  rows.forEach((row) => {
    const own =
      classes === 2 ? Float64Array.of(0, logits[row]!) : logits.slice(row * classes, (row + 1) * classes);
    loss -= importance[row]! * Math.log(softmax(own, 1)[labels[row]!]!);
    total += importance[row]!;
  });
  expect(matrix.offsets.length).toBe(rows.length + 1);
  return loss / total + (l2 / 2) * squares;
}

describe('fitRegression', () => {
  it.each([2, 3, 5])('ends where no step of any weight lowers the loss, of %i classes', (classes) => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const one = problem(classes, seed);
        const model = fitRegression(one.matrix, one.options);
        const at = (weights: Float64Array, bias: Float64Array) =>
          lossOf(
            one,
            rowLogits(one.matrix, one.options.rows, { ...model, weights, bias }),
            weights.reduce((sum, weight) => sum + weight * weight, 0),
          );
        const least = at(model.weights, model.bias);
        for (const step of [-0.1, 0.1]) {
          model.weights.forEach((_, index) => {
            const moved = model.weights.slice();
            moved[index]! += step;
            expect(at(moved, model.bias)).toBeGreaterThan(least);
          });
          model.bias.forEach((_, index) => {
            const moved = model.bias.slice();
            moved[index]! += step;
            expect(at(model.weights, moved)).toBeGreaterThan(least - 1e-9);
          });
        }
      }),
      { numRuns: 10 },
    );
  });

  it('gives the same weights every time', () => {
    const { matrix, options } = problem(3, 7);
    expect(fitRegression(matrix, options)).toEqual(fitRegression(matrix, options));
  });
});
