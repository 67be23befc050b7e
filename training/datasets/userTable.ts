import { lineError } from '../inputError';
import { readLines } from './readLines';

/** What is known of the users, for reports: never for training or ranking. */
export interface UserTable {
  /** Names of the columns after the user, as in the header. */
  columns: string[];
  /** Cells by user id, in the order of the columns; an empty cell says nothing. */
  cellsOfUser: ReadonlyMap<string, string[]>;
}

/**
 * Reads a table with the header `user TAB gender TAB age …` and one line a user. Throws an InputError that
 * names the line.
 */
export function readUserTable(path: string): UserTable {
  const { lines } = readLines(path);
  const header = (lines[0] ?? '').split('\t').map((name) => name.trim());
  if (header[0] !== 'user' || header.length < 2 || header.includes('')) {
    throw lineError(path, 1, 'the header `user TAB column TAB column …`', lines[0] ?? '');
  }
  const repeated = header.find((name, index) => header.indexOf(name) !== index);
  if (repeated !== undefined) throw lineError(path, 1, 'every column once', repeated);
  const cellsOfUser = new Map<string, string[]>();
  lines.slice(1).forEach((line, index) => {
    const [user = '', ...cells] = line.split('\t').map((cell) => cell.trim());
    if (user === '' || cells.length !== header.length - 1) {
      throw lineError(path, index + 2, `${header.length} columns: ${header.join(', ')}`, line);
    }
    if (cellsOfUser.has(user)) throw lineError(path, index + 2, 'one line a user', user);
    cellsOfUser.set(user, cells);
  });
  return { columns: header.slice(1), cellsOfUser };
}
