/** An item counts as new for this long; what it gains fades evenly and ends with it. */
export const FRESH_MS = 30 * 24 * 3_600_000;

/** 1 for an item listed now (or, by a wrong clock, later), falling in a straight line to 0 after `FRESH_MS`. */
export function freshness(listedAtMs: number, nowMs: number): number {
  return Math.min(1, Math.max(0, 1 - (nowMs - listedAtMs) / FRESH_MS));
}
