import { type AppEvent } from '../contracts/event';
import { type Identifiers, type KeyValueStore } from '../platform';
import { DROPPABLE_PRIORITIES, priorityOf } from './priority';
import { parseSegment, segmentKey, sequenceOfKey, serialiseSegment, type Segment } from './segment';
import { createSerialRunner } from '../concurrency/serialRunner';
import { type EventPriority } from './tracker';
import { utf8Length } from './utf8Length';

export interface QueueLimits {
  /** Rewritten with every event that joins it: what keeps an append cheap, however long the queue is. */
  segmentEvents: number;
  segmentBytes: number;
  queueEvents: number;
}
export const QUEUE_LIMITS: QueueLimits = { segmentEvents: 50, segmentBytes: 32 * 1024, queueEvents: 2000 };

export interface QueueOptions {
  keyValueStore: KeyValueStore;
  identifiers: Identifiers;
  limits?: QueueLimits;
  /** An event that was queued has been given up for space. */
  onOverflow(priority: EventPriority): void;
}

export type AppendOutcome =
  /** It is on disk. */
  | 'queued'
  /** The queue is at its limit and holds nothing of the same or a lower priority. */
  | 'no-room'
  /** The device did not store it, even after less important events had been given up. */
  | 'not-stored';

/** Events on disk, in segments. Every method that returns a promise may throw `StorageError` and then has changed nothing. */
export interface EventQueue {
  /** Takes up what is on disk. Counts the segments that could not be read and were removed. */
  recover(): Promise<{ unreadable: number }>;
  append(event: AppEvent): Promise<AppendOutcome>;
  /** Closes the oldest segment, durably, and returns it. */
  takeOldest(): Promise<Segment | undefined>;
  /** Removes settled events; the rest of the segment becomes a new batch, for the cloud may have stored the old one. */
  settle(segment: Segment, settledIds: ReadonlySet<string>): Promise<void>;
  purge(): Promise<void>;
  length(): number;
}

export function createEventQueue({
  keyValueStore,
  identifiers,
  limits = QUEUE_LIMITS,
  onOverflow,
}: QueueOptions): EventQueue {
  const inTurn = createSerialRunner();
  let segments: Segment[] = [];
  let waiting: { event: AppEvent; answer: (outcome: AppendOutcome) => void }[] = [];

  const length = () => segments.reduce((sum, { events }) => sum + events.length, 0);

  /** Writes first, then believes it: memory never holds what the disk does not. */
  async function store(segment: Segment): Promise<void> {
    await keyValueStore.set(segmentKey(segment.sequence), serialiseSegment(segment));
    const place = segments.findIndex(({ sequence }) => sequence === segment.sequence);
    if (place < 0) segments.push(segment);
    else segments[place] = segment;
  }

  async function remove({ sequence }: Segment): Promise<void> {
    await keyValueStore.delete(segmentKey(sequence));
    segments = segments.filter((segment) => segment.sequence !== sequence);
  }

  /** Gives up the oldest event of the lowest priority that is not above `limit`. Closed segments are out of reach. */
  async function dropOne(limit: EventPriority): Promise<boolean> {
    const end = DROPPABLE_PRIORITIES.findIndex((priority) => priority === limit);
    const candidates = end < 0 ? DROPPABLE_PRIORITIES : DROPPABLE_PRIORITIES.slice(0, end + 1);
    for (const priority of candidates) {
      for (const segment of segments.filter(({ isClosed }) => !isClosed)) {
        const place = segment.events.findIndex(({ kind }) => priorityOf(kind) === priority);
        if (place < 0) continue;
        const events = segment.events.filter((_, index) => index !== place);
        await (events.length > 0 ? store({ ...segment, events }) : remove(segment));
        onOverflow(priority);
        return true;
      }
    }
    return false;
  }

  /** The segment that takes the next event. */
  function openSegment(): Segment {
    const last = segments.at(-1);
    const isOpen =
      last &&
      !last.isClosed &&
      last.events.length < limits.segmentEvents &&
      utf8Length(serialiseSegment(last)) < limits.segmentBytes;
    if (isOpen) return last;
    return {
      sequence: (last?.sequence ?? 0) + 1,
      batchId: identifiers.uuid(),
      isClosed: false,
      events: [],
    };
  }

  /** Writes as many of the waiting events as fit into one segment with one write, or drops the first. */
  async function appendWaiting(): Promise<void> {
    const first = waiting[0];
    if (!first) return;
    const priority = priorityOf(first.event.kind);
    while (length() >= limits.queueEvents && !(await tryDropOne(priority))) {
      // An order is taken beyond the limit: only the device can refuse it.
      if (priority === 'order') break;
      return answerFirst(1, 'no-room');
    }
    const segment = openSegment();
    const room = Math.min(
      limits.segmentEvents - segment.events.length,
      Math.max(1, limits.queueEvents - length()),
    );
    for (let count = Math.min(room, waiting.length); ; count = 1) {
      const added = waiting.slice(0, count).map(({ event }) => event);
      if (await tryStore({ ...segment, events: [...segment.events, ...added] }))
        return answerFirst(count, 'queued');
      if (count === 1) break;
    }
    // The store is full: make room and come back, as long as there is something less important to give up.
    if (!(await tryDropOne(priority))) answerFirst(1, 'not-stored');
  }

  function tryDropOne(limit: EventPriority): Promise<boolean> {
    return dropOne(limit).catch(() => false);
  }

  async function tryStore(segment: Segment): Promise<boolean> {
    try {
      await store(segment);
      return true;
    } catch {
      return false;
    }
  }

  function answerFirst(count: number, outcome: AppendOutcome): void {
    const answered = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const { answer } of answered) answer(outcome);
  }

  return {
    length,
    recover: () =>
      inTurn(async () => {
        const found: Segment[] = [];
        let unreadable = 0;
        for (const key of await keyValueStore.keys()) {
          const sequence = sequenceOfKey(key);
          if (sequence === undefined) continue;
          const text = await keyValueStore.get(key);
          const segment = text === undefined ? undefined : parseSegment(sequence, text);
          if (segment && segment.events.length > 0) found.push(segment);
          else {
            unreadable += 1;
            await keyValueStore.delete(key);
          }
        }
        segments = found.sort((left, right) => left.sequence - right.sequence);
        return { unreadable };
      }),
    append: (event) =>
      new Promise((answer) => {
        waiting.push({ event, answer });
        // Calls that come while a write is under way share the next one.
        void inTurn(async () => {
          while (waiting.length > 0) await appendWaiting();
        });
      }),
    takeOldest: () =>
      inTurn(async () => {
        const [oldest] = segments;
        if (!oldest || oldest.isClosed) return oldest;
        // A new id for what is closed now: the events that the cloud left over were in another batch, and a second tab of
        // a browser may hold the same segment with other events at its end.
        const closed = { ...oldest, batchId: identifiers.uuid(), isClosed: true };
        await store(closed);
        return closed;
      }),
    settle: ({ sequence, batchId }, settledIds) =>
      inTurn(async () => {
        // It is gone, or another batch, when the shopper withdrew consent during the call.
        const segment = segments.find((other) => other.sequence === sequence && other.batchId === batchId);
        if (!segment) return;
        const events = segment.events.filter(({ eventId }) => !settledIds.has(eventId));
        if (events.length === 0) await remove(segment);
        else await store({ sequence, batchId, isClosed: false, events });
      }),
    purge: () =>
      inTurn(async () => {
        for (const segment of [...segments]) await remove(segment);
      }),
  };
}
