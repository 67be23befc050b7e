import { countTransitions } from './countTransitions';

const plain = { window: 2, gapPower: 1, reverse: 0, damping: 0, neighbourDamping: 0 };
/** [neighbour, weight] of a row, weights relative to the largest of the table. */
const row = (
  { neighboursPerItem, neighbours, weights }: ReturnType<typeof countTransitions>,
  item: number,
) => {
  const start = item * neighboursPerItem;
  const largest = Math.max(...weights);
  return Array.from({ length: neighboursPerItem }, (_, place) => [
    neighbours[start + place],
    expect.closeTo(weights[start + place]! / largest, 6) as number,
  ]);
};
const relativeWeight = ({ weights }: ReturnType<typeof countTransitions>, entry: number) =>
  weights[entry]! / Math.max(...weights);

describe('countTransitions', () => {
  it('counts near steps more than far ones', () => {
    // 0→1 twice at gap 1; 0→2 at gap 2 counts ½; 1→2 once.
    const table = countTransitions([Int32Array.of(0, 1, 2), Int32Array.of(0, 1)], 3, 2, plain);
    expect([
      [1, 1],
      [2, 0.25],
    ]).toEqual(row(table, 0));
    expect([
      [2, 0.5],
      [1, 0],
    ]).toEqual(row(table, 1));
    expect([
      [2, 0],
      [2, 0],
    ]).toEqual(row(table, 2));
  });

  it('counts the way back at its own weight', () => {
    const table = countTransitions([Int32Array.of(0, 1)], 2, 1, { ...plain, reverse: 0.5 });
    expect([[1, 1]]).toEqual(row(table, 0));
    expect([[0, 0.5]]).toEqual(row(table, 1));
  });

  it('divides a row by (its sum + 1) to the damping', () => {
    const sequences = [Int32Array.of(0, 1), Int32Array.of(0, 1), Int32Array.of(0, 1), Int32Array.of(2, 1)];
    const table = countTransitions(sequences, 3, 1, { ...plain, damping: 0.5 });
    // 3 / √4 = 1.5 and 1 / √2: relative to the largest.
    expect(relativeWeight(table, 2)).toBeCloseTo(1 / Math.SQRT2 / 1.5, 6);
  });

  it('divides by the interactions of the neighbour, to its damping', () => {
    const sequences = [Int32Array.of(0, 1), Int32Array.of(0, 2), Int32Array.of(3, 2), Int32Array.of(3, 2)];
    const table = countTransitions(sequences, 4, 2, { ...plain, neighbourDamping: 1 });
    // 0→1: 1 of 1 interaction; 0→2: 1 of 3.
    expect([
      [1, 1],
      [2, 1 / 3],
    ]).toEqual(row(table, 0));
  });

  it('keeps the strongest neighbours of a row and never the item itself', () => {
    const sequences = [Int32Array.of(0, 0, 1), Int32Array.of(0, 2), Int32Array.of(0, 2)];
    expect([[2, 1]]).toEqual(row(countTransitions(sequences, 3, 1, plain), 0));
  });

  it('scales the mean of all entries above 0 to one half', () => {
    const sequences = [Int32Array.of(0, 1, 2), Int32Array.of(0, 1), Int32Array.of(2, 0)];
    const entries = [...countTransitions(sequences, 3, 2, plain).weights].filter((weight) => weight > 0);
    expect(entries.reduce((sum, weight) => sum + weight, 0) / entries.length).toBeCloseTo(0.5, 6);
  });
});
