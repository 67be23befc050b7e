/** How often one caller may call: `burst` at once, then `perMinute` on average (a token bucket). */
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
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  const perMs = perMinute / 60_000;
  return {
    take(caller, nowMs) {
      const last = buckets.get(caller) ?? { tokens: burst, atMs: nowMs };
      const elapsedMs = Math.max(0, nowMs - last.atMs);
      const tokens = Math.min(burst, last.tokens + elapsedMs * perMs);
      const isAllowed = tokens >= 1;
      buckets.delete(caller); // to the end of the map's order
      buckets.set(caller, { tokens: isAllowed ? tokens - 1 : tokens, atMs: nowMs });
      const oldest = buckets.size > MAX_CALLERS ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      return isAllowed ? 0 : Math.ceil((1 - tokens) / perMs);
    },
  };
}
