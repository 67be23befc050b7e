import { buildAttributeBags } from './attributeBags';
import { attributeKeys } from './itemAttributes';

describe('attributeKeys', () => {
  it('gives near prices one band and far prices another', () => {
    const band = (price: string) => attributeKeys({ field: 'price', values: [price] });
    expect(band('32.90')).toEqual(band('35.00'));
    expect(band('32.90')).not.toEqual(band('60'));
    expect(band('free')).toEqual([]);
    expect(band('0')).toEqual([]);
  });

  it('shares terms between titles that differ in width and case', () => {
    expect(attributeKeys({ field: 'title', values: ['ＴＥＡ杯'] })).toEqual(
      attributeKeys({ field: 'title', values: ['tea 杯'] }),
    );
  });

  it('keeps equal values of different fields apart', () => {
    expect(attributeKeys({ field: 'brand', values: ['A'] })).toEqual(['brand=a']);
    expect(attributeKeys({ field: 'category', values: ['A', 'a'] })).toEqual(['category=a']);
  });
});

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
});
