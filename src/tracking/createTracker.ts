import { EVENT_SCHEMA_VERSION, parseEvent, type EventKind, type EventStamp } from '../contracts/event';
import { type Platform } from '../platform';
import { backoffDelayMs } from './backoff';
import { createCollectionConsent } from './collectionConsent';
import { deliverBatch } from './deliverBatch';
import { createEventQueue, type QueueLimits } from './eventQueue';
import { createSession } from './session';
import { type LossCounters, type Tracker, type TrackerStatus } from './tracker';

/** This many events, or as many bytes as fill a segment, are sent at once … */
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
  const session = createSession(clock, identifiers, lifecycle);
  const lost: LossCounters = { overflow: {}, rejected: {}, invalid: {}, storage: {}, unreadableSegments: 0 };
  const queue = createEventQueue({
    keyValueStore,
    identifiers,
    limits,
    onOverflow: (kind) => countLoss('overflow', kind),
  });
  const consent = createCollectionConsent({
    keyValueStore,
    byDefault: collectionByDefault,
    purge: () => queue.purge(),
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
      lost: {
        overflow: { ...lost.overflow },
        rejected: { ...lost.rejected },
        invalid: { ...lost.invalid },
        storage: { ...lost.storage },
        unreadableSegments: lost.unreadableSegments,
      },
      collection: isGranted(),
      consent: consent.state(),
      ...(nextAttemptAtMs !== undefined && { nextAttemptAtMs }),
    };
  }

  const isGranted = () => consent.state() === 'granted';

  function stamp(): EventStamp {
    return {
      schemaVersion: EVENT_SCHEMA_VERSION,
      eventId: identifiers.uuid(),
      occurredAtMs: clock.nowMs(),
      sessionId: session.touch(),
    };
  }

  function countLoss(cause: 'overflow' | 'rejected' | 'invalid' | 'storage', kind: EventKind): void {
    lost[cause][kind] = (lost[cause][kind] ?? 0) + 1;
  }

  /** A loss that is known here alone, and is to be reported. */
  function giveUp(cause: 'overflow' | 'invalid' | 'storage', kind: EventKind): void {
    countLoss(cause, kind);
    queue.reportLoss({ cause, kind: String(kind).slice(0, 64) || 'unknown', count: 1 });
  }

  function announce(): void {
    const current = status();
    for (const listener of [...listeners]) listener(current);
  }

  /**
   * Reads what an earlier run left, and completes a change of consent that the device's storage has held up. A failure is
   * not remembered, so the next call tries again.
   */
  async function recover(): Promise<void> {
    recovery ??= (async () => {
      await consent.load();
      const { unreadable } = await queue.recover();
      lost.unreadableSegments += unreadable;
    })().catch((error: unknown) => {
      recovery = undefined;
      throw error;
    });
    await recovery;
    if (!isGranted()) await consent.settle();
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
      while (!isDisposed && (await sendOldest()));
    } catch {
      // The device's storage failed: what is on disk stays there for the next attempt.
      retryLater(0);
    }
  }

  /** True when there may be more to send. */
  async function sendOldest(): Promise<boolean> {
    const segment = isGranted() ? await queue.takeOldest() : undefined;
    // Consent may have been withdrawn while the segment was being closed. From here to the call nothing waits.
    if (!segment || !isGranted()) return false;
    const delivery = await deliverBatch(cloud, segment);
    if (delivery.kind === 'retry') {
      retryLater(delivery.waitMs);
      return false;
    }
    const { acceptedIds, rejectedIds } = delivery;
    const eventIds = new Set([...acceptedIds, ...rejectedIds]);
    await queue.settle(segment, { eventIds, lossesToo: true });
    delivered += acceptedIds.size;
    for (const { kind, eventId } of segment.events) if (rejectedIds.has(eventId)) countLoss('rejected', kind);
    if (eventIds.size === 0 && segment.events.length > 0) {
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
      const withdrawalsBefore = consent.withdrawals();
      const parsed = parseEvent({ ...draft, ...stamp() });
      const isReadable = await recover().then(
        () => true,
        () => false,
      );
      const isWithdrawn = consent.withdrawals() > withdrawalsBefore;
      if (isWithdrawn || (!isGranted() && consent.state() !== 'unread')) return { kind: 'collection-off' };
      if (!isReadable) {
        giveUp('storage', draft.kind);
        return { kind: 'dropped' };
      }
      if (!parsed.ok) {
        giveUp('invalid', draft.kind);
        announce();
        return { kind: 'invalid', issues: parsed.issues };
      }
      const outcome = await queue.append(parsed.value);
      if (outcome === 'no-room') giveUp('overflow', draft.kind);
      if (outcome === 'not-stored') giveUp('storage', draft.kind);
      // During a back-off the next attempt is already planned.
      if (outcome === 'queued' && failures === 0) {
        const isFull = queue.length() >= FLUSH_EVENTS || queue.hasFullBatch();
        scheduleFlush(isFull ? 0 : FLUSH_DELAY_MS);
      }
      announce();
      return outcome === 'queued' ? { kind: 'queued', eventId: parsed.value.eventId } : { kind: 'dropped' };
    },
    stamp,
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
      consent.decide(granted);
      if (!granted) clearTimer();
      // The device's storage may fail. Nothing leaves in any case, and the next call of any method tries again.
      await recover().catch(() => undefined);
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
