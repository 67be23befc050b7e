import { contentVectors } from './contentVectors';

/** Rows (1, 0), (0, 2), (3, 4). */
const table = Float32Array.of(1, 0, 0, 2, 3, 4);

describe('contentVectors', () => {
  it('adds up weighted rows and gives the sum unit length', () => {
    // 1.5 · (1, 0) + .5 · (3, 4) = (3, 2), of length √13; the other is (0, 2) alone.
    const rows = [
      [
        { row: 0, weight: 1.5 },
        { row: 2, weight: 0.5 },
      ],
      [{ row: 1, weight: 1 }],
    ];
    const vectors = contentVectors(rows, table, 2);
    expect(Array.from(vectors, (value) => value ** 2)).toEqual([
      expect.closeTo(9 / 13, 6),
      expect.closeTo(4 / 13, 6),
      0,
      1,
    ]);
  });

  it('leaves an item of which nothing is known without a direction', () => {
    expect(Array.from(contentVectors([[]], table, 2))).toEqual([0, 0]);
  });
});
