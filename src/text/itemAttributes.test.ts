import fc from 'fast-check';
import { attributeKeys, weighAttributes } from './itemAttributes';

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

describe('weighAttributes', () => {
  const rowOfKey = new Map(['a', 'b', 'c', 'd', 'e'].map((key, row) => [key, row]));

  it('weighs every field alike, however many values it has', () => {
    expect(weighAttributes([['a', 'b', 'c', 'd'], ['e']], rowOfKey)).toEqual([
      ...[0, 1, 2, 3].map((row) => ({ row, weight: 1 / Math.sqrt(8) })),
      { row: 4, weight: 1 / Math.sqrt(2) },
    ]);
  });

  it('weighs as if keys without a row and fields of such keys were not there', () => {
    expect(weighAttributes([['a', 'new'], ['unheard'], ['e']], rowOfKey)).toEqual(
      weighAttributes([['a'], ['e']], rowOfKey),
    );
  });

  it('gives weights whose squares add up to 1, or none at all', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'new', 'unheard');
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(key), { maxLength: 5 }), (fields) => {
        const weighed = weighAttributes(fields, rowOfKey);
        const squares = weighed.reduce((sum, { weight }) => sum + weight ** 2, 0);
        expect(squares).toBeCloseTo(fields.flat().some((name) => rowOfKey.has(name)) ? 1 : 0, 10);
      }),
    );
  });
});
