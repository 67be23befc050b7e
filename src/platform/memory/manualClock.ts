import { type Clock } from '../clock';

/** Time that moves only when it is told to. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, running what falls due in order, and lets promises settle after each task. */
  advance(ms: number): Promise<void>;
  /** Moves the wall clock alone, as a user does in the settings. */
  setWallClock(nowMs: number): void;
  /** Tasks that wait. */
  readonly scheduledCount: number;
}

export function createManualClock(startMs = 1_700_000_000_000): ManualClock {
  let elapsedMs = 0;
  let wallOffsetMs = startMs;
  let tasks: { dueMs: number; task: () => void }[] = [];
  return {
    nowMs: () => wallOffsetMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    schedule(delayMs, task) {
      const entry = { dueMs: elapsedMs + delayMs, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    async advance(ms) {
      const endMs = elapsedMs + ms;
      for (;;) {
        const next = tasks.reduce<(typeof tasks)[number] | undefined>(
          (first, entry) => (first && first.dueMs <= entry.dueMs ? first : entry),
          undefined,
        );
        if (!next || next.dueMs > endMs) break;
        tasks = tasks.filter((entry) => entry !== next);
        elapsedMs = Math.max(elapsedMs, next.dueMs);
        next.task();
        await settlePromises();
      }
      elapsedMs = endMs;
      await settlePromises();
    },
    setWallClock(nowMs) {
      wallOffsetMs = nowMs - elapsedMs;
    },
    get scheduledCount() {
      return tasks.length;
    },
  };
}

/** Lets every promise chain that needs no timer run to its end. */
export async function settlePromises(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
