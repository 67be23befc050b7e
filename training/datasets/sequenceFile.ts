import { lineError, InputError } from '../inputError';
import { type UserSequence } from './interactionLog';
import { readLines } from './readLines';

const EXPECTED = '`user item item …` with at least one item, separated by spaces';
/** Between baskets: items on the same side of it were taken together. */
const BASKET_SEPARATOR = '|';
/** The contracts' limit for ids, which are keys of documents in the cloud. */
const MAX_ID_LENGTH = 64;

/**
 * Reads `user item item …` lines, oldest item first, no header; `user a b | c d` where items were taken in
 * baskets. Throws an InputError that names the bad line.
 */
export function readSequenceFile(path: string): { sequences: UserSequence[]; sha256: string } {
  const { lines, sha256 } = readLines(path);
  const lineOfUser = new Map<string, number>();
  const sequences = lines.map((line, index) => {
    const [user, ...steps] = line.trim().split(/\s+/);
    const items = steps.filter((step) => step !== BASKET_SEPARATOR);
    if (!user || items.length === 0) throw lineError(path, index + 1, EXPECTED, line);
    const tooLong = [user, ...items].find((id) => id.length > MAX_ID_LENGTH);
    if (tooLong) throw lineError(path, index + 1, `ids of at most ${MAX_ID_LENGTH} characters`, tooLong);
    const earlier = lineOfUser.get(user);
    if (earlier !== undefined) {
      throw lineError(path, index + 1, `one line a user (this one is also on line ${earlier})`, user);
    }
    lineOfUser.set(user, index + 1);
    return { user, items, ...(items.length < steps.length && { baskets: numberBaskets(steps) }) };
  });
  if (sequences.length === 0) throw new InputError(`${path}: expected ${EXPECTED}, got an empty file`);
  return { sequences, sha256 };
}

function numberBaskets(steps: string[]): number[] {
  let basket = 0;
  return steps.flatMap((step) => {
    if (step !== BASKET_SEPARATOR) return [basket];
    basket++;
    return [];
  });
}
