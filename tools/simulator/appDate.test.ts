import { createAppDate } from './appDate';

it('tells the time of a clock that is ahead, and leaves given times alone', () => {
  const AppDate = createAppDate(() => 86_400_000);
  const now = Date.now();
  expect(AppDate.now()).toBeGreaterThanOrEqual(now + 86_400_000);
  expect(new AppDate().getTime()).toBeGreaterThanOrEqual(now + 86_400_000);
  expect(new AppDate(5).getTime()).toBe(5);
  expect(new AppDate('2026-01-02T00:00:00Z').toISOString()).toBe('2026-01-02T00:00:00.000Z');
  expect(new AppDate() instanceof Date).toBe(true);
});
