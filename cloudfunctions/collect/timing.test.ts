import { type AppEvent } from '../../src/contracts';
import { shopDay, timingOf } from './timing';

const DAY_MS = 86_400_000;
const eventAt = (occurredAtMs: number, eventId: string) => ({ occurredAtMs, eventId }) as AppEvent;

it('flags what is older than a week or more than ten minutes ahead', () => {
  const nowMs = 100 * DAY_MS;
  const events = [
    eventAt(nowMs - 7 * DAY_MS - 1, 'late'),
    eventAt(nowMs - 7 * DAY_MS, 'old'),
    eventAt(nowMs + 600_000, 'soon'),
    eventAt(nowMs + 600_001, 'future'),
  ];
  expect(timingOf(events, nowMs)).toEqual({ late: ['late'], future: ['future'] });
  expect(timingOf(events.slice(1, 3), nowMs)).toEqual({});
});

it('begins the day at midnight of UTC+8', () => {
  expect(shopDay(Date.UTC(2026, 10, 25, 15, 59, 59, 999))).toBe('2026-11-25');
  expect(shopDay(Date.UTC(2026, 10, 25, 16))).toBe('2026-11-26');
  expect(shopDay(8_640_000_000_000_000)).toBe('+275760-09-13');
});
