import { historyActions } from '../../src/domain/explain/historyActions';
import { type HistoryStep, signalsOf } from '../../src/models/recommender/signals';
import { type ExportedEvent } from './exportedEvent';
import { INTEREST, itemIdsOf } from './eventItems';
import { type UserSequence } from './interactionLog';

/** A data set of a shop's own events, split in time. */
export interface EventSequences {
  /** What each user did before the split, users in the order of their UTF-8 bytes. */
  sequences: UserSequence[];
  /** The next item that was new to each user who is in the sequences. */
  test: { user: string; item: string }[];
}

interface Step extends HistoryStep {
  isTimed: boolean;
}

/**
 * Every event counts once, however often it was delivered: as it came first. A user's sequence is what that phone has for
 * its model: what was done to one item in a row is one step, by the phone's clock, and as it came where times are equal.
 * An event of a phone whose clock was ahead asks for nothing. The SQL in `warehouse/` says the same.
 *
 * @param untilMs what happened then or later is not for training
 */
export function buildEventSequences(
  events: Iterable<ExportedEvent>,
  untilMs: number = Infinity,
): EventSequences {
  const seen = new Set<string>();
  const stepsOf = new Map<string, Step[]>();
  for (const { user, event, future = false } of events) {
    const { eventId, kind: eventKind, occurredAtMs } = event;
    if (seen.has(eventId)) continue;
    seen.add(eventId);
    const kind = INTEREST[eventKind];
    if (!kind) continue;
    const steps = stepsOf.get(user) ?? [];
    for (const itemId of itemIdsOf(event)) steps.push({ itemId, kind, occurredAtMs, isTimed: !future });
    if (steps.length > 0) stepsOf.set(user, steps);
  }
  const built: EventSequences = { sequences: [], test: [] };
  const users = [...stepsOf].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const [user, unordered] of users) {
    const steps = unordered.sort((a, b) => a.occurredAtMs - b.occurredAtMs);
    const actions = historyActions(steps.filter(({ occurredAtMs }) => occurredAtMs < untilMs));
    if (actions.length === 0) continue;
    const items = actions.map(({ itemId }) => itemId);
    built.sequences.push({ user, items, signals: signalsOf(actions) });
    const next = steps.find(
      ({ itemId, occurredAtMs, isTimed }) => occurredAtMs >= untilMs && isTimed && !items.includes(itemId),
    );
    if (next) built.test.push({ user, item: next.itemId });
  }
  return built;
}
