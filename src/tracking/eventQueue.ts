import { type AppEvent, type EventKind } from '../contracts/event';
import { type EventLoss } from '../contracts/sync';
import { type Identifiers, type KeyValueStore } from '../platform';
import { addLoss, addLosses } from './losses';
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
  /** An event that was queued has been given up for space. The queue itself reports it. */
  onOverflow(kind: EventKind): void;
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
  /** Reports a loss with a later batch: from the next write on it outlives the app. */
  reportLoss(loss: EventLoss): void;
  /** Closes the oldest segment, durably, and returns it; one that holds losses alone when nothing else is to be sent. */
  takeOldest(): Promise<Segment | undefined>;
  /**
   * Removes settled events, and the losses when the cloud has taken them. What is left of the segment becomes a new batch,
   * for the cloud may have stored the old one.
   */
  settle(segment: Segment, settled: { eventIds: ReadonlySet<string>; lossesToo: boolean }): Promise<void>;
  /** Deletes events and losses. */
  purge(): Promise<void>;
  length(): number;
  /** Whether a batch is complete: it need not wait for more. */
  hasFullBatch(): boolean;
}

export function createEventQueue({
  keyValueStore,
  identifiers,
  limits = QUEUE_LIMITS,
  onOverflow,
}: QueueOptions): EventQueue {
  const inTurn = createSerialRunner();
  let segments: Segment[] = [];
  /** Losses that no write has taken along yet. */
  let pending: EventLoss[] = [];
  let waiting: { event: AppEvent; answer: (outcome: AppendOutcome) => void }[] = [];

  const length = () => segments.reduce((sum, { events }) => sum + events.length, 0);

  /**
   * Writes first, then believes it: memory never holds what the disk does not. A segment whose content may still change
   * takes along the losses that wait.
   */
  async function store(segment: Segment, { takesLosses = false } = {}): Promise<void> {
    const taken = takesLosses ? pending : [];
    if (taken.length > 0) segment = { ...segment, losses: addLosses(segment.losses, taken) };
    await keyValueStore.set(segmentKey(segment.sequence), serialiseSegment(segment));
    if (takesLosses) pending = pending.slice(taken.length);
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
        const dropped = segment.events[place];
        if (!dropped) continue;
        const events = segment.events.filter((event) => event !== dropped);
        const losses = addLoss(segment.losses, { cause: 'overflow', kind: dropped.kind, count: 1 });
        // The segment stays when it is empty: it holds the count.
        await store({ ...segment, events, losses });
        onOverflow(dropped.kind);
        return true;
      }
    }
    return false;
  }

  function newSegment(): Segment {
    const sequence = (segments.at(-1)?.sequence ?? 0) + 1;
    return { sequence, batchId: identifiers.uuid(), isClosed: false, events: [], losses: [] };
  }

  /** The segment that takes the next event, and how many of those that wait fit into it: at least one. */
  function openSegment(): { segment: Segment; room: number } {
    const last = segments.at(-1);
    const sizes = waiting.map(({ event }) => utf8Length(JSON.stringify(event)) + 1);
    const roomIn = (segment: Segment) => {
      let bytes = utf8Length(serialiseSegment(segment));
      const most = Math.min(limits.segmentEvents - segment.events.length, sizes.length);
      let room = 0;
      while (room < most && (bytes += sizes[room]!) <= limits.segmentBytes) room += 1;
      return room;
    };
    if (last && !last.isClosed && roomIn(last) > 0) return { segment: last, room: roomIn(last) };
    const segment = newSegment();
    return { segment, room: Math.max(1, roomIn(segment)) };
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
    const { segment, room } = openSegment();
    for (let count = Math.min(room, Math.max(1, limits.queueEvents - length())); ; count = 1) {
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
      await store(segment, { takesLosses: true });
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
          if (segment && segment.events.length + segment.losses.length > 0) found.push(segment);
          else {
            await keyValueStore.delete(key);
            unreadable += 1;
            pending.push({ cause: 'unreadable', kind: 'unknown', count: 1 });
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
    reportLoss: (loss) => void pending.push(loss),
    takeOldest: () =>
      inTurn(async () => {
        const oldest = segments[0] ?? (pending.length > 0 ? newSegment() : undefined);
        if (!oldest || oldest.isClosed) return oldest;
        // A new id for what is closed now: the events that the cloud left over were in another batch, and a second tab of
        // a browser may hold the same segment with other events at its end.
        const closed = { ...oldest, batchId: identifiers.uuid(), isClosed: true };
        await store(closed, { takesLosses: true });
        return segments[0];
      }),
    settle: ({ sequence, batchId }, { eventIds, lossesToo }) =>
      inTurn(async () => {
        // It is gone, or another batch, when the shopper withdrew consent during the call.
        const segment = segments.find((other) => other.sequence === sequence && other.batchId === batchId);
        if (!segment) return;
        const events = segment.events.filter(({ eventId }) => !eventIds.has(eventId));
        const losses = lossesToo ? [] : segment.losses;
        if (events.length + losses.length === 0) await remove(segment);
        else await store({ sequence, batchId, isClosed: false, events, losses });
      }),
    purge: () =>
      inTurn(async () => {
        pending = [];
        for (const segment of [...segments]) await remove(segment);
      }),
    hasFullBatch: () => segments.length > 1,
  };
}
