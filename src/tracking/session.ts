import { type AppLifecycle, type Clock, type Identifiers } from '../platform';

const IDLE_LIMIT_MS = 30 * 60_000;

export interface Session {
  /** The id of the running session; asking is activity. */
  touch(): string;
}

/**
 * A session ends after 30 minutes without activity, or with the app closed. The monotonic clock decides while the app is
 * in front: whoever sets the phone's clock neither ends a session nor prolongs one. Monotonic clocks stand still while
 * some phones sleep, but only a hidden app sleeps: after that a pause is also as long as the wall clock says.
 */
export function createSession(
  clock: Clock,
  identifiers: Identifiers,
  lifecycle: Pick<AppLifecycle, 'onHide'>,
): Session {
  let sessionId: string | undefined;
  let lastWallMs = 0;
  let lastMonotonicMs = 0;
  let wasHidden = false;
  lifecycle.onHide(() => (wasHidden = true));
  return {
    touch() {
      const wallMs = clock.nowMs();
      const monotonicMs = clock.monotonicMs();
      const pauseMs = Math.max(monotonicMs - lastMonotonicMs, wasHidden ? wallMs - lastWallMs : 0);
      if (sessionId === undefined || pauseMs > IDLE_LIMIT_MS) sessionId = identifiers.uuid();
      lastWallMs = wallMs;
      lastMonotonicMs = monotonicMs;
      wasHidden = false;
      return sessionId;
    },
  };
}
