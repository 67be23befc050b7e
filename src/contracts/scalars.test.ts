import * as v from 'valibot';
import { CloudPath, Id, MinorUnits, Sha256, TimestampMs } from './scalars';

describe('CloudPath', () => {
  it.each(['weights.bin', 'pictures/tea-1.webp', 'models/2026.11.23-1/model.json', '...'])(
    'accepts %j',
    (path) => {
      expect(v.is(CloudPath, path)).toBe(true);
    },
  );

  it.each([
    '',
    '/etc/passwd',
    '..',
    '../keys/private',
    'pictures/../../keys',
    'pictures/..',
    './pictures',
    'pictures//tea.webp',
    'pictures/',
    'pictures\\tea.webp',
    'pictures/tea 1.webp',
    'pictures/%2e%2e/keys',
    'pictures/tea.webp\n',
    'pictures/茶.webp',
    'a'.repeat(257),
  ])('refuses %j', (path) => {
    expect(v.is(CloudPath, path)).toBe(false);
  });
});

it('limits an id to what a document key can hold', () => {
  expect(v.is(Id, 'i'.repeat(64))).toBe(true);
  expect(v.is(Id, 'i'.repeat(65))).toBe(false);
  expect(v.is(Id, '')).toBe(false);
});

it.each([0.5, -1, NaN, Infinity, 2 ** 53, '100'])('refuses %p as money', (amount) => {
  expect(v.is(MinorUnits, amount)).toBe(false);
});

it('accepts no moment that a Date cannot hold', () => {
  expect(v.is(TimestampMs, 8_640_000_000_000_000)).toBe(true);
  expect(v.is(TimestampMs, 8_640_000_000_000_001)).toBe(false);
});

it('takes a hash in lower case only, so that equal hashes are equal texts', () => {
  expect(v.is(Sha256, 'ab'.repeat(32))).toBe(true);
  expect(v.is(Sha256, 'AB'.repeat(32))).toBe(false);
  expect(v.is(Sha256, 'ab'.repeat(31))).toBe(false);
});
