import fc from 'fast-check';
import { isWithinBounds, MAX_REQUEST_CHARACTERS, MAX_REQUEST_DEPTH } from './requestBounds';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

it('lets what people send pass', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (request) => expect(isWithinBounds(request)).toBe(true)),
  );
  expect(isWithinBounds(undefined)).toBe(true);
});

it('refuses what is too deep, without running out of stack', () => {
  expect(isWithinBounds(nested(MAX_REQUEST_DEPTH))).toBe(true);
  expect(isWithinBounds(nested(MAX_REQUEST_DEPTH + 1))).toBe(false);
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = { deep };
  expect(isWithinBounds(deep)).toBe(false);
});

it.each([
  ['one long text', 'x'.repeat(MAX_REQUEST_CHARACTERS)],
  ['one long name', { ['x'.repeat(MAX_REQUEST_CHARACTERS)]: 1 }],
  ['many small parts', Array.from({ length: MAX_REQUEST_CHARACTERS / 4 }, () => 1)],
])('refuses %s', (_, request) => {
  expect(isWithinBounds(request)).toBe(false);
});
