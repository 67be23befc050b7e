import { lineError, InputError } from '../inputError';
import { type UserSequence } from './interactionLog';
import { readLines } from './readLines';

/**
 * Reads sessions without users: a line of items is a session, oldest item first, sessions in the order of
 * time, no header. A session is named after its line (`session-12`). Throws an InputError that names the line.
 */
export function readSessionFile(path: string): { sessions: UserSequence[]; sha256: string } {
  const { lines, sha256 } = readLines(path);
  const sessions = lines.map((line, index) => {
    const items = line.split(/\s+/).filter(Boolean);
    if (items.length === 0) throw lineError(path, index + 1, '`item item …`, one session a line', line);
    return { user: `session-${index + 1}`, items };
  });
  if (sessions.length === 0)
    throw new InputError(`${path}: expected \`item item …\` lines, got an empty file`);
  return { sessions, sha256 };
}
