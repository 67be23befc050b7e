/** How often one caller may call: `burst` at once, then `perMinute` on average (a leaky bucket). */
export interface RateLimit {
  burst: number;
  perMinute: number;
}

export interface RateLimiter {
  /** Takes one call of `caller`; returns 0, or how long to wait in milliseconds. */
  take(caller: string, nowMs: number): number;
}

/** Callers remembered at once; beyond that the one who has been quiet longest is forgotten. */
const MAX_CALLERS = 10_000;

/**
 * Counts in the memory of one function instance: a bound on abuse that costs no database call, not an exact
 * quota. With `n` instances a caller may get `n` times as much.
 */
export function createRateLimiter({ burst, perMinute }: RateLimit): RateLimiter {
  const intervalMs = Math.ceil(60_000 / perMinute);
  /** When a caller's calls so far are paid off, at one call an interval. Whole numbers: no rounding adds up. */
  const paidOffAtMs = new Map<string, number>();
  return {
    take(caller, nowMs) {
      const known = paidOffAtMs.get(caller) ?? nowMs;
      // A clock set back must not lock anybody out for longer than a full bucket takes.
      const debtMs = Math.min(Math.max(0, known - nowMs), burst * intervalMs);
      const retryAfterMs = Math.max(0, debtMs - (burst - 1) * intervalMs);
      paidOffAtMs.delete(caller); // to the end of the map's order
      paidOffAtMs.set(caller, nowMs + debtMs + (retryAfterMs === 0 ? intervalMs : 0));
      const oldest = paidOffAtMs.size > MAX_CALLERS ? paidOffAtMs.keys().next().value : undefined;
      if (oldest !== undefined) paidOffAtMs.delete(oldest);
      return retryAfterMs;
    },
  };
}
