/** One look at an item, or something more; `Interaction` of the history is one. */
export interface Visit {
  itemId: string;
  occurredAtMs: number;
}

export interface HistoryDay {
  /** `今天`, `昨天`, or the day by the device's calendar. */
  title: string;
  /** Newest first, each item once a day. */
  itemIds: readonly string[];
}

const DAY_MS = 86_400_000;

/**
 * A history by the days of the device's calendar, newest first.
 * @param visits oldest first
 */
export function historyDays(visits: readonly Visit[], nowMs: number): HistoryDay[] {
  const days = new Map<string, Set<string>>();
  for (const { itemId, occurredAtMs } of [...visits].reverse()) {
    const title = dayTitle(occurredAtMs, nowMs);
    const itemIds = days.get(title) ?? new Set();
    days.set(title, itemIds.add(itemId));
  }
  return [...days].map(([title, itemIds]) => ({ title, itemIds: [...itemIds] }));
}

function dayTitle(timestampMs: number, nowMs: number): string {
  if (isSameDay(timestampMs, nowMs)) return '今天';
  if (isSameDay(timestampMs, startOfDay(nowMs) - DAY_MS / 2)) return '昨天';
  const date = new Date(timestampMs);
  const day = `${date.getMonth() + 1}月${date.getDate()}日`;
  const isThisYear = date.getFullYear() === new Date(nowMs).getFullYear();
  return isThisYear ? day : `${date.getFullYear()}年${day}`;
}

function startOfDay(timestampMs: number): number {
  return new Date(timestampMs).setHours(0, 0, 0, 0);
}

function isSameDay(one: number, other: number): boolean {
  return startOfDay(one) === startOfDay(other);
}
