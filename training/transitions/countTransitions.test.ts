import { countTransitions } from './countTransitions';

const plain = { window: 2, gapPower: 1, reverse: 0, damping: 0, neighbourDamping: 0 };
const row = (table: ReturnType<typeof countTransitions>, item: number) => {
  const start = item * table.neighboursPerItem;
  return Array.from({ length: table.neighboursPerItem }, (_, place) => [
    table.neighbours[start + place],
    table.weights[start + place],
  ]);
};

describe('countTransitions', () => {
  it('counts near steps more than far ones, scaled to a largest weight of one', () => {
    // 0→1 twice at gap 1; 0→2 at gap 2 counts ½; 1→2 once.
    const table = countTransitions([Int32Array.of(0, 1, 2), Int32Array.of(0, 1)], 3, 2, plain);
    expect(row(table, 0)).toEqual([
      [1, 1],
      [2, 0.25],
    ]);
    expect(row(table, 1)).toEqual([
      [2, 0.5],
      [1, 0],
    ]);
    expect(row(table, 2)).toEqual([
      [2, 0],
      [2, 0],
    ]);
  });

  it('counts the way back at its own weight', () => {
    const table = countTransitions([Int32Array.of(0, 1)], 2, 1, { ...plain, reverse: 0.5 });
    expect(row(table, 0)).toEqual([[1, 1]]);
    expect(row(table, 1)).toEqual([[0, 0.5]]);
  });

  it('divides a row by (its sum + 1) to the damping', () => {
    const sequences = [Int32Array.of(0, 1), Int32Array.of(0, 1), Int32Array.of(0, 1), Int32Array.of(2, 1)];
    const table = countTransitions(sequences, 3, 1, { ...plain, damping: 0.5 });
    // 3 / √4 = 1.5 and 1 / √2: relative to the largest.
    expect(row(table, 2)[0]![1]).toBeCloseTo(1 / Math.SQRT2 / 1.5, 6);
  });

  it('divides by the interactions of the neighbour, to its damping', () => {
    const sequences = [Int32Array.of(0, 1), Int32Array.of(0, 2), Int32Array.of(3, 2), Int32Array.of(3, 2)];
    const table = countTransitions(sequences, 4, 2, { ...plain, neighbourDamping: 1 });
    // 0→1: 1 of 1 interaction; 0→2: 1 of 3.
    expect(row(table, 0)).toEqual([
      [1, 1],
      [2, expect.closeTo(1 / 3, 6)],
    ]);
  });

  it('keeps the strongest neighbours of a row and never the item itself', () => {
    const sequences = [Int32Array.of(0, 0, 1), Int32Array.of(0, 2), Int32Array.of(0, 2)];
    expect(row(countTransitions(sequences, 3, 1, plain), 0)).toEqual([[2, 1]]);
  });
});
