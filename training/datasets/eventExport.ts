import { parseEvent, type AppEvent } from '../../src/contracts';
import { historyActions } from '../../src/domain/explain/historyActions';
import { type HistoryStep, signalsOf } from '../../src/models/recommender/signals';
import { InputError } from '../inputError';
import { INTEREST, itemIdsOf } from './eventItems';
import { type UserSequence } from './interactionLog';
import { readLines } from './readLines';

/**
 * Reads an export of the shop's own events: JSON lines `{"user": …, "event": …}` with pseudonymous users.
 * Every event is parsed by its contract again and counts once, however often it was delivered. A user's
 * sequence is what that phone has for its model: what was done to one item in a row is one step, by the phone's clock.
 */
export function readEventExport(path: string): { sequences: UserSequence[]; sha256: string } {
  const { lines, sha256 } = readLines(path);
  const seenEvents = new Set<string>();
  const stepsOf = new Map<string, HistoryStep[]>();
  lines.forEach((line, index) => {
    const { user, event } = parseExportedLine(line, `${path}:${index + 1}`);
    if (seenEvents.has(event.eventId)) return;
    seenEvents.add(event.eventId);
    const steps = stepsOf.get(user) ?? [];
    steps.push(...signsOfInterest(event));
    if (steps.length > 0) stepsOf.set(user, steps);
  });
  const sequences = [...stepsOf].map(([user, steps]) => {
    const actions = historyActions(steps.sort((a, b) => a.occurredAtMs - b.occurredAtMs));
    return { user, items: actions.map(({ itemId }) => itemId), signals: signalsOf(actions) };
  });
  if (sequences.length === 0) throw new InputError(`${path}: no event shows interest in an item`);
  return { sequences, sha256 };
}

export function parseExportedLine(line: string, place: string): { user: string; event: AppEvent } {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    throw new InputError(`${place}: expected JSON like {"user": …, "event": …}`);
  }
  const { user, event } = (input ?? {}) as { user?: unknown; event?: unknown };
  if (typeof user !== 'string' || user === '') throw new InputError(`${place}: user: expected a pseudonym`);
  const parsed = parseEvent(event);
  if (!parsed.ok) throw new InputError(`${place}: ${parsed.issues.join('; ')}`);
  return { user, event: parsed.value };
}

function signsOfInterest(event: AppEvent): HistoryStep[] {
  const kind = INTEREST[event.kind];
  const { occurredAtMs } = event;
  return kind ? itemIdsOf(event).map((itemId) => ({ itemId, kind, occurredAtMs })) : [];
}
