import { createTimer } from './timer';

it.each([
  ['0 0 3 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T19:00:00Z'],
  ['30 15 0 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T16:15:30Z'],
  ['0 0 0 1 2 * 2027', '2026-01-01T00:00:00Z', '2027-01-31T16:00:00Z'],
  ['0 */5 * * * * *', '2026-01-01T00:01:00Z', '2026-01-01T00:05:00Z'],
])('reads %s in UTC+8, seconds first and year last', (config, from, expected) => {
  const timer = createTimer(config, async () => undefined);
  expect(timer.nextRun(new Date(from))).toEqual(new Date(expected));
  timer.stop();
});

it('refuses what is no trigger', () => {
  expect(() => createTimer('0 0 25 * * * *', async () => undefined)).toThrow();
  expect(() => createTimer('* * * * *', async () => undefined)).toThrow();
});
