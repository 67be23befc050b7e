import { fitMultiLabel, logitsOf, type MixedRows, type MultiLabelTargets } from './multiLabelRegression';

/** Label 0 is told by the dense number, label 1 by bucket 0; buckets 1 and 2 tell nothing. */
const ROWS = 200;
const isOf = (row: number, label: number) => (label === 0 ? row % 2 === 0 : row % 3 === 0);
const data: MixedRows = {
  dense: Float32Array.from({ length: ROWS }, (_, row) => (isOf(row, 0) ? 1 : -1)),
  width: 1,
  offsets: Int32Array.from({ length: ROWS + 1 }, (_, row) => row),
  columns: Int32Array.from({ length: ROWS }, (_, row) => (isOf(row, 1) ? 0 : 1 + (row % 2))),
  values: new Float32Array(ROWS).fill(1),
  buckets: 3,
};
const told = (importance: (row: number, label: number) => number): MultiLabelTargets => ({
  labels: 2,
  rows: Int32Array.from({ length: ROWS }, (_, row) => row),
  targets: Float32Array.from({ length: 2 * ROWS }, (_, at) => Number(isOf(at >> 1, at & 1))),
  importance: Float32Array.from({ length: 2 * ROWS }, (_, at) => importance(at >> 1, at & 1)),
});
const options = { epochs: 8, rate: 0.5, decay: 1e-4, seed: 1 };

function shareRight(weights: ReturnType<typeof fitMultiLabel>, label: number): number {
  const logits = new Float64Array(2);
  const right = Array.from({ length: ROWS }, (_, row) => {
    logitsOf(data, weights, row, logits);
    return logits[label]! > 0 === isOf(row, label);
  });
  return right.filter(Boolean).length / ROWS;
}

describe('fitMultiLabel', () => {
  it('learns each label from the kind of number that tells it', () => {
    const weights = fitMultiLabel(
      data,
      told(() => 1),
      options,
    );
    expect([shareRight(weights, 0), shareRight(weights, 1)]).toEqual([1, 1]);
  });

  it('learns from one view alone where it is asked to, and the same again from the same seed', () => {
    const fit = () =>
      fitMultiLabel(
        data,
        told(() => 1),
        { ...options, view: 'dense' },
      );
    const weights = fit();
    expect(weights.sparse.every((weight) => weight === 0)).toBe(true);
    expect(shareRight(weights, 0)).toBe(1);
    expect(shareRight(weights, 1)).toBeLessThan(0.9);
    expect(fit()).toEqual(weights);
  });

  it('learns nothing of what does not count', () => {
    const weights = fitMultiLabel(
      data,
      told((_, label) => label),
      options,
    );
    expect(weights.dense[0]).toBe(0);
    expect(shareRight(weights, 1)).toBe(1);
  });
});
