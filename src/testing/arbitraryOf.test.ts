import * as fc from 'fast-check';
import * as v from 'valibot';
import { CloudPath, Id, MinorUnits } from '../contracts/scalars';
import { arbitraryOf } from './arbitraryOf';

it.each([
  ['text with limits', v.pipe(v.string(), v.minLength(2), v.maxLength(3))],
  ['text to be trimmed', v.pipe(v.string(), v.trim(), v.minLength(1))],
  ['a pattern with look-ahead', CloudPath],
  ['whole numbers between limits', v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))],
  ['numbers above an open limit', v.pipe(v.number(), v.finite(), v.gtValue(0))],
  ['optional fields', v.object({ itemId: Id, priceMinor: v.optional(MinorUnits) })],
])('generates %s that the schema accepts', (_, schema: v.GenericSchema) => {
  fc.assert(fc.property(arbitraryOf(schema), (value) => v.is(schema, value)));
});

it('reaches both limits of a range', () => {
  const rating = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));
  const seen = new Set(fc.sample(arbitraryOf(rating), 200));
  expect(seen).toContain(1);
  expect(seen).toContain(5);
});

it('refuses a kind of schema that it cannot generate', () => {
  expect(() => arbitraryOf(v.date())).toThrow('"date"');
});
