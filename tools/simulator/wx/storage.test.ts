import { createStorage } from './storage';

const MEGABYTE = 1024 * 1024;

it('gives back what was set, also to the next app on the same phone', () => {
  const values = new Map<string, string>();
  createStorage(values).set('cart', { lines: [1] });
  expect(createStorage(values).get('cart')).toEqual({ lines: [1] });
});

it('tells an empty text from absence', () => {
  const storage = createStorage(new Map());
  storage.set('draft', '');
  expect(storage.get('draft')).toBe('');
  expect(storage.get('other')).toBeUndefined();
});

it('counts bytes, not characters, against the limit of a key', () => {
  const storage = createStorage(new Map());
  storage.set('ascii', 'a'.repeat(MEGABYTE - 100));
  expect(() => storage.set('chinese', '茶'.repeat(MEGABYTE / 2))).toThrow('single key');
});

it('refuses more than 10 MB together and keeps the old value', () => {
  const storage = createStorage(new Map());
  storage.set('last', 'old');
  for (let index = 0; index < 10; index += 1) storage.set(`key ${index}`, 'a'.repeat(MEGABYTE - 100));
  expect(() => storage.set('last', 'a'.repeat(MEGABYTE - 100))).toThrow('10MB');
  expect(storage.get('last')).toBe('old');
});

it('takes nothing more once it is full, except in place of as much', () => {
  let isFull = false;
  const storage = createStorage(new Map(), () => isFull);
  storage.set('cart', 'abc');
  isFull = true;
  expect(() => storage.set('other', '')).toThrow('10MB');
  expect(() => storage.set('cart', 'abcd')).toThrow('10MB');
  storage.set('cart', 'xyz');
  expect(storage.get('cart')).toBe('xyz');
});
