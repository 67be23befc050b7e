import { type AppEvent, type EventKind, type SyncRequest } from '../../src/contracts';
import { type TrackOutcome } from '../../src/tracking/tracker';
import { type StoredBatch } from './collectCloud';

interface Tracked {
  kind: EventKind;
  /** Withdrawals before it was tracked. */
  withdrawals: number;
  life: number;
  outcome?: TrackOutcome;
}

/** The shopper's own account of what was tracked, to be held against what the cloud has. */
export class Ledger {
  private readonly tracked: Tracked[] = [];
  private readonly byId = new Map<string, Tracked>();
  private readonly wrongs: string[] = [];
  private withdrawals = 0;
  /** Withdrawals up to this one are known to be complete: nothing older may leave, in whatever life. */
  private completed = 0;
  private isGranted = true;
  private life = 0;

  track(kind: EventKind, outcome: Promise<TrackOutcome>): void {
    const entry: Tracked = { kind, withdrawals: this.withdrawals, life: this.life };
    this.tracked.push(entry);
    void outcome.then((result) => {
      entry.outcome = result;
      if (result.kind === 'queued') this.byId.set(result.eventId, entry);
    });
  }

  withdraw(isComplete: Promise<boolean>): void {
    this.withdrawals += 1;
    this.isGranted = false;
    const own = this.withdrawals;
    void isComplete.then((complete) => {
      if (complete) this.completed = Math.max(this.completed, own);
    });
  }

  grant(): void {
    this.isGranted = true;
  }

  /** A request leaves the phone now. */
  leaves({ batchId, events }: SyncRequest): void {
    if (!this.isGranted) this.wrongs.push(`batch ${batchId} left after consent was withdrawn`);
    for (const { eventId } of events as AppEvent[]) {
      const entry = this.byId.get(eventId);
      if (!entry) continue;
      // A withdrawal that the end of the app cut short before it reached the disk binds that life alone.
      const isOwnLife = entry.life === this.life && entry.withdrawals < this.withdrawals;
      if (isOwnLife || entry.withdrawals < this.completed) {
        this.wrongs.push(`event ${eventId} left although consent was withdrawn after it was recorded`);
      }
    }
  }

  endLife(): void {
    this.life += 1;
  }

  /** What is wrong with the cloud's account: one line each. */
  audit(batches: StoredBatch[], left: number): string[] {
    const wrongs = [...new Set(this.wrongs)];
    if (left > 0) wrongs.push(`${left} events are still on the phone`);
    const stored = new Map<string, number>();
    for (const { eventId } of batches.flatMap(({ events }) => events)) {
      stored.set(eventId, (stored.get(eventId) ?? 0) + 1);
    }
    for (const [eventId, count] of stored)
      if (count > 1) wrongs.push(`event ${eventId} is stored ${count} times`);

    const missing = new Map<EventKind, number>();
    const explained = new Map<EventKind, number>();
    const add = (counts: Map<EventKind, number>, kind: EventKind) =>
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const [eventId, { kind, withdrawals }] of this.byId) {
      if (stored.has(eventId)) continue;
      add(explained, kind);
      if (withdrawals === this.withdrawals) add(missing, kind);
    }
    for (const { kind, outcome } of this.tracked) {
      // The end of the app may have cut the answer short.
      if (!outcome || outcome.kind === 'dropped' || outcome.kind === 'invalid') add(explained, kind);
    }
    const reported = new Map<string, number>();
    for (const { kind, count } of batches.flatMap(({ losses = [] }) => losses)) {
      reported.set(kind, (reported.get(kind) ?? 0) + count);
    }
    for (const [kind, count] of missing) {
      const told = reported.get(kind) ?? 0;
      if (kind === 'order-placed') wrongs.push(`${count} orders are lost`);
      else if (count > told) wrongs.push(`${count} of ${kind} are lost, ${told} are reported`);
    }
    for (const [kind, count] of reported) {
      const possible = explained.get(kind as EventKind) ?? 0;
      if (count > possible) wrongs.push(`${count} of ${kind} are reported lost, at most ${possible} are`);
    }
    return wrongs;
  }
}
