import { type UserSequence } from '../interactionLog';
import { type EventRow } from './eventRow';

/** What a log holds; flags are counted once an event. */
export interface LogCounts {
  rows: number;
  events: number;
  late: number;
  future: number;
}

/** Where data sets are built by SQL: the same rows in the same order as `buildEventSequences` gives. */
export interface EventWarehouse {
  /** Adds rows behind those before. Returns how many. */
  load(rows: AsyncIterable<EventRow>): Promise<number>;
  count(): Promise<LogCounts>;
  /** See `EventSequences.sequences`. */
  sequences(untilMs: number): AsyncIterable<UserSequence>;
  /** See `EventSequences.test`. */
  test(untilMs: number): AsyncIterable<{ user: string; item: string }>;
  close(): Promise<void>;
}

/** Beyond every time that an event may have. */
export const NEVER_MS = 8_640_000_000_000_001;
