import { buildAttributeBags } from './attributeBags';

describe('buildAttributeBags', () => {
  it('weighs every field alike, however many values it has', () => {
    const fields = [
      { field: 'genres', values: ['x', 'y', 'z', 'w'] },
      { field: 'brand', values: ['b'] },
    ];
    const { weights } = buildAttributeBags(
      ['1', '2'],
      new Map([
        ['1', fields],
        ['2', fields],
      ]),
    );
    const squares = Array.from(weights.subarray(0, 5), (weight) => weight ** 2);
    expect(squares.slice(0, 4).reduce((sum, square) => sum + square, 0)).toBeCloseTo(0.5, 6);
    expect(squares[4]).toBeCloseTo(0.5, 6);
  });

  it('gives a row, with its key, to what at least two items share', () => {
    const bags = buildAttributeBags(
      ['1', '2', '3'],
      new Map([
        ['1', [{ field: 'brand', values: ['own'] }]],
        [
          '2',
          [
            { field: 'category', values: ['tea'] },
            { field: 'brand', values: ['rare'] },
          ],
        ],
        ['3', [{ field: 'category', values: ['Tea'] }]],
      ]),
    );
    expect(bags.keys).toEqual(['category=tea']);
    expect(Array.from(bags.offsets)).toEqual([0, 0, 1, 2]);
    expect(Array.from(bags.weights)).toEqual([1, 1]);
  });
});
