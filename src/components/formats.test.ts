import { clampFontScale } from './clampFontScale';
import { formatCount } from './formatCount';
import { formatMoney } from './formatMoney';
import { formatMinute } from './formatTime';

it.each([
  [0, '¥0'],
  [5, '¥0.05'],
  [1250, '¥12.50'],
  [120_000, '¥1200'],
])('writes %d fen as %s', (minor, text) => {
  expect(formatMoney(minor, 'CNY')).toBe(text);
});

it('writes pence as pounds', () => {
  expect(formatMoney(295, 'GBP')).toBe('£2.95');
});

it.each([
  [9_999, '9999'],
  [10_000, '1万'],
  [12_999, '1.2万'],
])('writes a count of %d as %s', (count, text) => {
  expect(formatCount(count)).toBe(text);
});

it('writes a time by the clock of the device', () => {
  expect(formatMinute(new Date(2026, 0, 5, 7, 3).getTime())).toBe('2026-01-05 07:03');
});

it.each([
  [undefined, 1],
  [NaN, 1],
  [0.9, 1],
  [1.2, 1.2],
  [3, 1.4],
])('takes a font scale of %p as %p', (factor, scale) => {
  expect(clampFontScale(factor)).toBe(scale);
});
