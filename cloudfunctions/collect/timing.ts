import { type AppEvent } from '../../src/contracts';

/** A phone may be off for days before it sends: beyond this an event says little about when it is used. */
const LATE_AFTER_MS = 7 * 24 * 60 * 60_000;
/** What a phone's clock may be ahead without being called wrong. */
const FUTURE_AFTER_MS = 10 * 60_000;
/** The shop's days: UTC+8 has no summer time. */
const SHOP_ZONE_MS = 8 * 60 * 60_000;

/** Ids of events whose time cannot be taken at its word. They are kept: order within one phone still holds. */
export interface EventTiming {
  late?: string[];
  future?: string[];
}

export function timingOf(events: readonly AppEvent[], receivedAtMs: number): EventTiming {
  const idsOf = (isOff: (event: AppEvent) => boolean) => events.filter(isOff).map(({ eventId }) => eventId);
  const late = idsOf(({ occurredAtMs }) => receivedAtMs - occurredAtMs > LATE_AFTER_MS);
  const future = idsOf(({ occurredAtMs }) => occurredAtMs - receivedAtMs > FUTURE_AFTER_MS);
  return { ...(late.length > 0 && { late }), ...(future.length > 0 && { future }) };
}

/** `YYYY-MM-DD` in the shop's time zone; years beyond 9999 keep their sign and digits. */
export function shopDay(timeMs: number): string {
  const longest = 8_640_000_000_000_000;
  return new Date(Math.min(longest, timeMs + SHOP_ZONE_MS)).toISOString().replace(/T.*$/, '');
}
