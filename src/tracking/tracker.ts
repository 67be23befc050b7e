import { type EventDraft, type EventKind, type EventStamp } from '../contracts/event';
import { type ConsentState } from './collectionConsent';

export type EventPriority = 'order' | 'cart' | 'view' | 'exposure';

export type CountByKind = Partial<Record<EventKind, number>>;

/** What was given up since the tracker was made, by cause and kind: a loss is counted and reported, never silent. */
export interface LossCounters {
  /** Dropped for space. */
  overflow: CountByKind;
  /** The cloud answered that the event breaks its contract. */
  rejected: CountByKind;
  /** The draft broke the event contract on the phone; it was never queued. */
  invalid: CountByKind;
  /** The device refused to store it. */
  storage: CountByKind;
  /** Stored segments that could not be read any more. */
  unreadableSegments: number;
}

export interface TrackerStatus {
  /** Events on the phone that the cloud has not confirmed. */
  queueLength: number;
  /** Confirmed since the tracker was made. */
  delivered: number;
  lost: LossCounters;
  /** Whether behaviour may be recorded and sent: `consent` is `granted`. */
  collection: boolean;
  consent: ConsentState;
  /** When the next automatic attempt is due. */
  nextAttemptAtMs?: number;
}

export type TrackOutcome =
  | { kind: 'queued'; eventId: string }
  /** The shopper has switched collection off: nothing was written. */
  | { kind: 'collection-off' }
  /** Lower in priority than everything in a full queue, or the device refused to store it. */
  | { kind: 'dropped' }
  | { kind: 'invalid'; issues: string[] };

/** The shop's only way to record behaviour. No method rejects. */
export interface Tracker {
  /** Takes up what an earlier run left behind and begins to send it. Events tracked before it resolves are kept. */
  start(): Promise<void>;
  /** Durable once resolved to `queued`: it survives the end of the app. */
  track(draft: EventDraft): Promise<TrackOutcome>;
  /** Id, time and session for an event that the cloud itself records. Asking is activity. */
  stamp(): EventStamp;
  /** Sends everything that is queued; resolves when the queue is empty or an attempt failed. */
  flush(): Promise<void>;
  queueLength(): number;
  status(): TrackerStatus;
  /** Called after each change of `status()`. Returns the function that ends the subscription. */
  subscribe(listener: (status: TrackerStatus) => void): () => void;
  /**
   * `false` holds at once: nothing more is recorded, no call to the cloud begins, and what waits is deleted. `true` holds
   * once the deletion of the last withdrawal is complete. Remembered across starts.
   */
  setCollection(granted: boolean): Promise<void>;
  /** Ends timers and subscriptions. What is queued stays on disk. */
  dispose(): void;
}
