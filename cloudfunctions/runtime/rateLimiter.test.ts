import fc from 'fast-check';
import { createRateLimiter } from './rateLimiter';

it('allows the burst, then tells how long to wait for the next call', () => {
  const limiter = createRateLimiter({ burst: 2, perMinute: 60 });
  expect([0, 0, 0].map(() => limiter.take('oA', 0))).toEqual([0, 0, 1000]);
  expect(limiter.take('oA', 400)).toBe(600);
  expect(limiter.take('oA', 1000)).toBe(0);
});

it('counts each caller alone', () => {
  const limiter = createRateLimiter({ burst: 1, perMinute: 1 });
  expect(limiter.take('oA', 0)).toBe(0);
  expect(limiter.take('oB', 0)).toBe(0);
});

it('never allows more than burst plus rate, and always allows after the wait', () => {
  const gaps = fc.array(fc.nat(3000), { maxLength: 60 });
  fc.assert(
    fc.property(
      gaps,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 120 }),
      (waits, burst, perMinute) => {
        const limiter = createRateLimiter({ burst, perMinute });
        let nowMs = 0;
        let allowed = 0;
        for (const gap of waits) {
          nowMs += gap;
          const retryAfterMs = limiter.take('oA', nowMs);
          if (retryAfterMs === 0) allowed++;
          else {
            nowMs += retryAfterMs;
            expect(limiter.take('oA', nowMs)).toBe(0);
            allowed++;
          }
          expect(allowed).toBeLessThanOrEqual(burst + (nowMs * perMinute) / 60_000 + 1e-6);
        }
      },
    ),
  );
});

it('goes on when the clock is set back', () => {
  const limiter = createRateLimiter({ burst: 1, perMinute: 60 });
  limiter.take('oA', 5000);
  expect(limiter.take('oA', 0)).toBe(1000);
  expect(limiter.take('oA', 1000)).toBe(0);
});
