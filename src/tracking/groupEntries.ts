import { type EventStamp, GroupEntryResult } from '../contracts';
import { type Platform } from '../platform';
import { callFunction } from '../shopClient/callFunction';
import { type Tracker } from './tracker';

export interface GroupEntries {
  /** Tells the cloud of an entry from a chat group that it does not know yet, where collection is allowed. Never rejects. */
  record(): Promise<void>;
  /** At once: of an entry that is not yet told, nothing leaves any more. */
  withdraw(): void;
  /** Resolves when no call is under way. */
  settled(): Promise<void>;
}

export interface GroupEntriesOptions {
  platform: Pick<Platform, 'chatGroups' | 'cloud' | 'lifecycle' | 'network'>;
  tracker: Pick<Tracker, 'stamp' | 'status'>;
}

interface Entry {
  ticket: string;
  stamp: EventStamp;
  /** Being told, told, or refused for good. */
  isDone: boolean;
}

/**
 * Entries from chat groups, each told once a session. The platform seals the group for five minutes, so an entry cannot wait
 * in the queue: it goes in a call of its own, and is asked for anew when that fails and the app is shown or online again.
 * WeChat is asked only where collection is allowed.
 */
export function createGroupEntries({ platform, tracker }: GroupEntriesOptions): GroupEntries {
  const { chatGroups, cloud, lifecycle, network } = platform;
  let current: Entry | undefined;
  let underWay: Promise<void> = Promise.resolve();

  function entryToTell(ticket: string): Entry | undefined {
    const stamp = tracker.stamp();
    const isNew = current?.ticket !== ticket || current.stamp.sessionId !== stamp.sessionId;
    if (isNew) current = { ticket, stamp, isDone: false };
    return current?.isDone ? undefined : current;
  }

  async function tell(): Promise<void> {
    const entrance = tracker.status().collection ? chatGroups.entrance() : undefined;
    const entry = entrance && entryToTell(entrance.ticket);
    if (!entry) return;
    entry.isDone = true;
    const cloudId = await entrance.askCloudId();
    // Withdrawn, or left for another entry, while WeChat was asked. From here to the call nothing waits.
    if (entry !== current) return;
    if (cloudId === undefined) {
      entry.isDone = false;
      return;
    }
    const outcome = await callFunction(cloud, 'groups', { ...entry.stamp, cloudId }, GroupEntryResult);
    entry.isDone = outcome.ok || outcome.failure.code === 'bad-request';
  }

  function record(): Promise<void> {
    const told = tell();
    underWay = Promise.all([underWay, told]).then(() => undefined);
    return told;
  }

  lifecycle.onShow(() => void record());
  network.onChange((isOnline) => void (isOnline && record()));
  return { record, withdraw: () => (current = undefined), settled: () => underWay };
}
