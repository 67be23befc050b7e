import { type Clock, type Identifiers } from '../platform';

const IDLE_LIMIT_MS = 30 * 60_000;

export interface Session {
  /** The id of the running session; asking is activity. */
  touch(): string;
}

/** A session ends after 30 minutes without activity, with the app closed, or when the clock is set back that far. */
export function createSession(clock: Clock, identifiers: Identifiers): Session {
  let sessionId: string | undefined;
  let lastActivityMs = 0;
  return {
    touch() {
      // Wall time: monotonic clocks stand still while some phones sleep.
      const nowMs = clock.nowMs();
      if (sessionId === undefined || Math.abs(nowMs - lastActivityMs) > IDLE_LIMIT_MS) {
        sessionId = identifiers.uuid();
      }
      lastActivityMs = nowMs;
      return sessionId;
    },
  };
}
