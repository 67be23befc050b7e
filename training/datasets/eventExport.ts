import { parseEvent, type AppEvent } from '../../src/contracts';
import { InputError } from '../inputError';
import { type UserSequence } from './interactionLog';
import { readLines } from './readLines';

interface Interaction {
  item: string;
  occurredAtMs: number;
}

/**
 * Reads an export of the shop's own events: JSON lines `{"user": …, "event": …}` with pseudonymous users.
 * Every event is parsed by its contract again and counts once, however often it was delivered. A user's
 * sequence holds each item once, at the first sign of interest, by the clock of that user's phone.
 */
export function readEventExport(path: string): { sequences: UserSequence[]; sha256: string } {
  const { lines, sha256 } = readLines(path);
  const seenEvents = new Set<string>();
  const interactionsOf = new Map<string, Interaction[]>();
  lines.forEach((line, index) => {
    const { user, event } = parseExportedLine(line, `${path}:${index + 1}`);
    if (seenEvents.has(event.eventId)) return;
    seenEvents.add(event.eventId);
    const interactions = interactionsOf.get(user) ?? [];
    for (const item of itemsOfInterest(event)) {
      interactions.push({ item, occurredAtMs: event.occurredAtMs });
    }
    if (interactions.length > 0) interactionsOf.set(user, interactions);
  });
  const sequences = [...interactionsOf].map(([user, interactions]) => ({
    user,
    items: [...new Set(interactions.sort((a, b) => a.occurredAtMs - b.occurredAtMs).map(({ item }) => item))],
  }));
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

/** Items somebody chose. Being shown one, or removing or dismissing it, is no sign of interest. */
function itemsOfInterest(event: AppEvent): string[] {
  switch (event.kind) {
    case 'item-viewed':
    case 'cart-added':
    case 'favourite-added':
      return [event.itemId];
    case 'shared':
      return event.itemId === undefined ? [] : [event.itemId];
    case 'order-placed':
      return event.lines.map(({ itemId }) => itemId);
    default:
      return [];
  }
}
