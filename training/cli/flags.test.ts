import fc from 'fast-check';
import { positiveNumber, share } from './flags';

describe('a share', () => {
  it.each([
    ['.01', 0.01],
    ['0.01', 0.01],
    ['1e-2', 0.01],
    ['1E-2', 0.01],
    ['+.5', 0.5],
    ['0', 0],
    ['1', 1],
    ['1.', 1],
    ['1.0', 1],
    ['1e+0', 1],
    ['00.50', 0.5],
  ])('may be written %s', (text, value) => {
    expect(share(text)).toBe(value);
  });

  it('is read as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        expect(share(String(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each([
    '',
    '.',
    '-0.1',
    '1.01',
    '1e3',
    'e-3',
    '.e1',
    '0,5',
    '50%',
    '0x1',
    ' .5',
    '1_0',
    'Infinity',
    'NaN',
  ])('is refused as %p, saying what is expected', (text) => {
    expect(() => share(text)).toThrow('expected a number from 0 to 1.');
  });
});

describe('a positive number', () => {
  it.each([
    ['.5', 0.5],
    ['3e-4', 3e-4],
    ['2.', 2],
    ['1e3', 1000],
  ])('may be written %s', (text, value) => {
    expect(positiveNumber(text)).toBe(value);
  });

  it.each(['0', '.0', '-1', '1e999', 'much'])('is refused as %p', (text) => {
    expect(() => positiveNumber(text)).toThrow('expected a number above 0.');
  });
});
