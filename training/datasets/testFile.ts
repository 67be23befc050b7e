import { lineError } from '../inputError';
import { readLines } from './readLines';

/** Reads `user TAB item` lines: the held-out next item of each user. One user may have only one. */
export function readTestFile(path: string): Map<string, string> {
  const itemOfUser = new Map<string, string>();
  readLines(path).lines.forEach((line, index) => {
    const cells = line.trim().split(/\s+/);
    const [user, item] = cells;
    if (cells.length !== 2 || !user || !item) throw lineError(path, index + 1, '`user TAB item`', line);
    if (itemOfUser.has(user)) throw lineError(path, index + 1, 'one line a user', user);
    itemOfUser.set(user, item);
  });
  return itemOfUser;
}
