import { InputError } from '../inputError';
import { buildEventSequences } from './eventSequences';
import { parseExportedLine } from './exportedLine';
import { type UserSequence } from './interactionLog';
import { readLines } from './readLines';

/** Reads an export of the shop's own events: JSON lines with pseudonymous users, parsed by their contract again. */
export function readEventExport(path: string): { sequences: UserSequence[]; sha256: string } {
  const { lines, sha256 } = readLines(path);
  const events = lines.map((line, index) => parseExportedLine(line, `${path}:${index + 1}`));
  const { sequences } = buildEventSequences(events);
  if (sequences.length === 0) throw new InputError(`${path}: no event shows interest in an item`);
  return { sequences, sha256 };
}
