import { type RateLimit } from '../runtime/rateLimiter';

/** A phone sends a batch of 20 events, or one every 15 s, and all that waited when it is online again. */
export const COLLECT_RATE: RateLimit = { burst: 60, perMinute: 120 };
