import { type CloudReply, includesRole, type Parsed, type Role } from '../../src/contracts';
import { describeFailure } from './describeFailure';
import { createRateLimiter, type RateLimit } from './rateLimiter';
import { fail } from './reply';
import { isWithinBounds } from './requestBounds';

/** Who calls and when: the only source of identity and time for a function's logic. */
export interface Call {
  openid: string;
  nowMs: number;
}

export interface EntryOptions<Request, Value> {
  parse: (event: unknown) => Parsed<Request>;
  run: (request: Request, call: Call) => Promise<CloudReply<Value>>;
  rateLimit: RateLimit;
  /** `OPENID` of `cloud.getWXContext()`. */
  readOpenid: () => string | undefined;
  /** Where requests ask for more than a shopper may: which role each needs, and who has one. Checked here alone. */
  access?: {
    requiredRole: (request: Request) => Role;
    findRole: (openid: string) => Promise<Role>;
  };
  now?: () => number;
}

/**
 * The `main` of a cloud function: identity, rate limit, contract, then the logic. Whatever goes wrong, the
 * caller gets a typed reply; what was not foreseen is logged here and only called `internal` outside.
 */
export function createEntry<Request, Value>(
  options: EntryOptions<Request, Value>,
): (event: unknown) => Promise<CloudReply<Value>> {
  const { parse, run, rateLimit, readOpenid, access, now = Date.now } = options;
  const limiter = createRateLimiter(rateLimit);
  return async (event) => {
    try {
      const openid = readOpenid();
      if (!openid) return fail('unauthenticated', 'the call carries no openid');
      const nowMs = now();
      const retryAfterMs = limiter.take(openid, nowMs);
      if (retryAfterMs > 0) return fail('rate-limited', 'too many calls', { retryAfterMs });
      if (!isWithinBounds(event)) return fail('too-large', 'the request is too long or too deep');
      const parsed = parse(event);
      if (!parsed.ok)
        return fail('bad-request', 'the request breaks its contract', { issues: parsed.issues });
      if (access) {
        const required = access.requiredRole(parsed.value);
        const role = required === 'shopper' ? 'shopper' : await access.findRole(openid);
        if (!includesRole(role, required)) return fail('forbidden', `this takes the role ${required}`);
      }
      return await run(parsed.value, { openid, nowMs });
    } catch (error) {
      // The service keeps what a function prints: the one place where the cause can be read.
      process.stderr.write(`${describeFailure(error)}\n`);
      return fail('internal', 'the cloud function failed');
    }
  };
}
