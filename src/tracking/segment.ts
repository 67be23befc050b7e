import { type AppEvent } from '../contracts/event';
import { parseEventLoss, type EventLoss } from '../contracts/sync';

/**
 * The unit of storage and of delivery: one key on disk, one batch on the wire. A segment is closed, durably, before it is
 * first sent; from then on its id and content never change, so that sending it again changes nothing.
 */
export interface Segment {
  /** Orders the segments; part of the key. */
  sequence: number;
  batchId: string;
  isClosed: boolean;
  events: AppEvent[];
  /**
   * What was given up and not yet reported. It lies beside the events so that one write takes an event away and counts it.
   */
  losses: EventLoss[];
}

const KEY_PREFIX = 'tracking/segment/';
/** Zero-padded, so that keys sort like numbers in a store's inspector. */
const SEQUENCE_DIGITS = 10;

export function segmentKey(sequence: number): string {
  return KEY_PREFIX + String(sequence).padStart(SEQUENCE_DIGITS, '0');
}

/** The sequence number in a key of the store, or `undefined` when the key is not a segment's. */
export function sequenceOfKey(key: string): number | undefined {
  if (!key.startsWith(KEY_PREFIX)) return undefined;
  const sequence = Number(key.slice(KEY_PREFIX.length));
  return Number.isSafeInteger(sequence) ? sequence : undefined;
}

export function serialiseSegment({ batchId, isClosed, events, losses }: Segment): string {
  return JSON.stringify({ batchId, isClosed, events, ...(losses.length > 0 && { losses }) });
}

/**
 * `undefined` when the text is no segment. The events are not parsed again: this app wrote them, perhaps in an older
 * version, and the cloud parses each one.
 */
export function parseSegment(sequence: number, text: string): Segment | undefined {
  try {
    const stored = JSON.parse(text) as Partial<Segment> | null;
    if (typeof stored?.batchId !== 'string' || !Array.isArray(stored.events)) return undefined;
    const events = stored.events.filter((event) => typeof event?.eventId === 'string');
    const losses = (Array.isArray(stored.losses) ? stored.losses : []).filter(
      (loss) => parseEventLoss(loss).ok,
    );
    return { sequence, batchId: stored.batchId, isClosed: stored.isClosed === true, events, losses };
  } catch {
    return undefined;
  }
}
