export interface Clock {
  /** Milliseconds since the Unix epoch; may jump when the user sets the clock. */
  nowMs(): number;
  /** Monotonic milliseconds for durations. */
  monotonicMs(): number;
  /** Calls `task` once after `delayMs`; returns the function that cancels it. */
  schedule(delayMs: number, task: () => void): () => void;
}
