import { type EventDraft } from '../contracts/event';

export type EventPriority = 'order' | 'cart' | 'view' | 'exposure';

/** What was given up since the tracker was made, by cause: a loss is counted, never silent. */
export interface LossCounters {
  /** Dropped for space, by priority of the dropped event. */
  overflow: Record<EventPriority, number>;
  /** The cloud answered that the event breaks its contract. */
  rejected: number;
  /** The draft broke the event contract on the phone; it was never queued. */
  invalid: number;
  /** The device refused to store it. */
  storage: number;
}

export interface TrackerStatus {
  /** Events on the phone that the cloud has not confirmed. */
  queueLength: number;
  /** Confirmed since the tracker was made. */
  delivered: number;
  lost: LossCounters;
  collection: boolean;
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
  /** Sends everything that is queued; resolves when the queue is empty or an attempt failed. */
  flush(): Promise<void>;
  queueLength(): number;
  status(): TrackerStatus;
  /** Called after each change of `status()`. Returns the function that ends the subscription. */
  subscribe(listener: (status: TrackerStatus) => void): () => void;
  /** `false` deletes what waits, and nothing more is recorded or sent; remembered across starts. */
  setCollection(granted: boolean): Promise<void>;
  /** Ends timers and subscriptions. What is queued stays on disk. */
  dispose(): void;
}
