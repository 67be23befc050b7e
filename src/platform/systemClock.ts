import { type Clock } from './clock';

/**
 * The host's timers. Where there is no `performance`, as in WeChat, durations are the forward steps of the wall clock:
 * a clock set back costs no more than one wrong duration.
 */
export function createSystemClock(): Clock {
  return {
    nowMs: () => Date.now(),
    monotonicMs: typeof performance === 'object' ? () => performance.now() : createForwardTime(Date.now),
    schedule(delayMs, task) {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
  };
}

/** A time that never goes back, from one that may. */
export function createForwardTime(wallClockMs: () => number): () => number {
  let lastMs = wallClockMs();
  let elapsedMs = 0;
  return () => {
    const nowMs = wallClockMs();
    elapsedMs += Math.max(0, nowMs - lastMs);
    lastMs = nowMs;
    return elapsedMs;
  };
}
