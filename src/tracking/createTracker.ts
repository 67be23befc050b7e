import { EVENT_SCHEMA_VERSION, parseEvent } from '../contracts/event';
import { type Platform } from '../platform';
import { backoffDelayMs } from './backoff';
import { createCollectionSwitch } from './collectionSwitch';
import { deliverBatch } from './deliverBatch';
import { createEventQueue, type QueueLimits } from './eventQueue';
import { priorityOf } from './priority';
import { createSession } from './session';
import { type LossCounters, type Tracker, type TrackerStatus } from './tracker';

/** This many events are sent at once … */
const FLUSH_EVENTS = 20;
/** … fewer after this time. */
const FLUSH_DELAY_MS = 15_000;

export interface TrackerOptions {
  platform: Pick<Platform, 'keyValueStore' | 'cloud' | 'network' | 'clock' | 'identifiers' | 'lifecycle'>;
  /** What holds until the shopper decides. */
  collectionByDefault: boolean;
  limits?: QueueLimits;
  /** In [0, 1); spreads repeated attempts. */
  random?: () => number;
}

export function createTracker({
  platform,
  collectionByDefault,
  limits,
  random = Math.random,
}: TrackerOptions): Tracker {
  const { keyValueStore, cloud, network, clock, identifiers, lifecycle } = platform;
  const session = createSession(clock, identifiers);
  const collection = createCollectionSwitch(keyValueStore, collectionByDefault);
  const lost: LossCounters = {
    overflow: { order: 0, cart: 0, view: 0, exposure: 0 },
    rejected: 0,
    invalid: 0,
    storage: 0,
  };
  const queue = createEventQueue({
    keyValueStore,
    identifiers,
    limits,
    onOverflow: (priority) => (lost.overflow[priority] += 1),
  });
  const listeners = new Set<(status: TrackerStatus) => void>();
  let delivered = 0;
  let failures = 0;
  let nextAttemptAtMs: number | undefined;
  let cancelTimer: (() => void) | undefined;
  let recovery: Promise<void> | undefined;
  let flushing: Promise<void> | undefined;
  let endSubscriptions: (() => void)[] = [];
  let isDisposed = false;

  function status(): TrackerStatus {
    return {
      queueLength: queue.length(),
      delivered,
      lost: { ...lost, overflow: { ...lost.overflow } },
      collection: collection.isGranted(),
      ...(nextAttemptAtMs !== undefined && { nextAttemptAtMs }),
    };
  }

  function announce(): void {
    const current = status();
    for (const listener of [...listeners]) listener(current);
  }

  /** Reads what an earlier run left; a failure is not remembered, so the next call tries again. */
  function recover(): Promise<void> {
    recovery ??= (async () => {
      await collection.load();
      const { unreadable } = await queue.recover();
      lost.storage += unreadable;
      // Withdrawn consent whose purge was cut short.
      if (!collection.isGranted()) await queue.purge();
    })().catch((error: unknown) => {
      recovery = undefined;
      throw error;
    });
    return recovery;
  }

  function scheduleFlush(delayMs: number): void {
    if (isDisposed) return;
    const dueMs = clock.nowMs() + delayMs;
    if (cancelTimer && nextAttemptAtMs !== undefined && nextAttemptAtMs <= dueMs) return;
    cancelTimer?.();
    nextAttemptAtMs = dueMs;
    cancelTimer = clock.schedule(delayMs, () => void automaticFlush());
  }

  function clearTimer(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    nextAttemptAtMs = undefined;
  }

  async function automaticFlush(): Promise<void> {
    clearTimer();
    // The change to online comes with its own call.
    if (network.isOnline()) await flush();
  }

  function flush(): Promise<void> {
    flushing ??= sendAll().finally(() => {
      flushing = undefined;
      announce();
    });
    return flushing;
  }

  async function sendAll(): Promise<void> {
    clearTimer();
    try {
      await recover();
      while (!isDisposed && collection.isGranted() && (await sendOldest()));
    } catch {
      // The device's storage failed: what is on disk stays there for the next attempt.
      retryLater(0);
    }
  }

  /** True when there may be more to send. */
  async function sendOldest(): Promise<boolean> {
    const segment = await queue.takeOldest();
    if (!segment) return false;
    const delivery = await deliverBatch(cloud, segment);
    if (delivery.kind === 'retry') {
      retryLater(delivery.waitMs);
      return false;
    }
    const { acceptedIds, rejectedIds } = delivery;
    await queue.settle(segment, new Set([...acceptedIds, ...rejectedIds]));
    delivered += acceptedIds.size;
    lost.rejected += rejectedIds.size;
    if (acceptedIds.size + rejectedIds.size === 0) {
      retryLater(0);
      return false;
    }
    failures = 0;
    announce();
    return true;
  }

  function retryLater(waitMs: number): void {
    failures += 1;
    scheduleFlush(Math.max(waitMs, backoffDelayMs(failures, random())));
  }

  return {
    async start() {
      endSubscriptions = [
        network.onChange((isOnline) => {
          if (!isOnline) return;
          failures = 0;
          void flush();
        }),
        lifecycle.onHide(() => void automaticFlush()),
        // Also without a sign of being online: a missed change must not silence the queue for ever.
        lifecycle.onShow(() => queue.length() > 0 && void flush()),
      ];
      await recover().catch(() => undefined);
      announce();
      void automaticFlush();
    },
    async track(draft) {
      const parsed = parseEvent({
        ...draft,
        schemaVersion: EVENT_SCHEMA_VERSION,
        eventId: identifiers.uuid(),
        occurredAtMs: clock.nowMs(),
        sessionId: session.touch(),
      });
      try {
        await recover();
      } catch {
        lost.storage += 1;
        return { kind: 'dropped' };
      }
      if (!collection.isGranted()) return { kind: 'collection-off' };
      if (!parsed.ok) {
        lost.invalid += 1;
        announce();
        return { kind: 'invalid', issues: parsed.issues };
      }
      const outcome = await queue.append(parsed.value);
      if (outcome === 'no-room') lost.overflow[priorityOf(parsed.value.kind)] += 1;
      if (outcome === 'not-stored') lost.storage += 1;
      // During a back-off the next attempt is already planned.
      if (outcome === 'queued' && failures === 0) {
        scheduleFlush(queue.length() >= FLUSH_EVENTS ? 0 : FLUSH_DELAY_MS);
      }
      announce();
      return outcome === 'queued' ? { kind: 'queued', eventId: parsed.value.eventId } : { kind: 'dropped' };
    },
    flush,
    queueLength: () => queue.length(),
    status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async setCollection(granted) {
      // The attempt that was planned after a failure goes with what it would have sent: new events plan their own.
      failures = 0;
      try {
        await collection.set(granted);
        if (!granted) {
          clearTimer();
          await recover();
          await queue.purge();
        }
      } catch {
        // Nothing leaves in any case: the switch holds in memory, and the purge is repeated at the next start.
      }
      announce();
    },
    dispose() {
      isDisposed = true;
      clearTimer();
      for (const end of endSubscriptions) end();
      listeners.clear();
    },
  };
}
