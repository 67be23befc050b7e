import { parseEvent } from '../../src/contracts';
import { InputError } from '../inputError';
import { type ExportedEvent } from './exportedEvent';

/** Parses a line `{"user": …, "event": …}` of an export, with the flags `late` and `future` where they hold. */
export function parseExportedLine(line: string, place: string): ExportedEvent {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    throw new InputError(`${place}: expected JSON like {"user": …, "event": …}`);
  }
  const { user, event, late, future } = (input ?? {}) as Record<string, unknown>;
  if (typeof user !== 'string' || user === '') throw new InputError(`${place}: user: expected a pseudonym`);
  for (const [name, flag] of Object.entries({ late, future })) {
    if (flag !== undefined && typeof flag !== 'boolean') {
      throw new InputError(`${place}: ${name}: expected true or false`);
    }
  }
  const parsed = parseEvent(event);
  if (!parsed.ok) throw new InputError(`${place}: ${parsed.issues.join('; ')}`);
  return { user, event: parsed.value, ...(late === true && { late }), ...(future === true && { future }) };
}
