import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readUserTable } from './userTable';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'users-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(content: string | Buffer): string {
  const path = join(folder, 'users.tsv');
  writeFileSync(path, content);
  return path;
}

describe('readUserTable', () => {
  it('reads the columns of every user, plain or compressed, empty cells included', () => {
    const text = 'user\tgender\tage_bucket\n1\tF\t25\r\n2\t\t56\n';
    const expected = {
      columns: ['gender', 'age_bucket'],
      cellsOfUser: new Map([
        ['1', ['F', '25']],
        ['2', ['', '56']],
      ]),
    };
    expect(readUserTable(file(text))).toEqual(expected);
    expect(readUserTable(file(gzipSync(text)))).toEqual(expected);
  });

  it.each([
    ['', ':1: expected the header `user TAB column TAB column …`, got ""'],
    ['user\n1\n', ':1: expected the header'],
    ['household\tage\n1\t4\n', ':1: expected the header'],
    ['user\tage\t\n1\t4\t5\n', ':1: expected the header'],
    ['user\tage\tage\n1\t4\t5\n', ':1: expected every column once, got "age"'],
    ['user\tage\n1\t4\n2\n', ':3: expected 2 columns: user, age, got "2"'],
    ['user\tage\n1\t4\t5\n', ':2: expected 2 columns: user, age'],
    ['user\tage\n\t4\n', ':2: expected 2 columns'],
    ['user\tage\n1\t4\n1\t5\n', ':3: expected one line a user, got "1"'],
  ])('names file, line and expectation for %j', (text, message) => {
    const path = file(text);
    expect(() => readUserTable(path)).toThrow(path + message);
  });
});
