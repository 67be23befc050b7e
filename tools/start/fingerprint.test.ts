import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from './fingerprint';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhanggui-fingerprint-'));
  mkdirSync(join(root, 'src/pages'), { recursive: true });
  writeFileSync(join(root, 'src/pages/home.ts'), 'home');
  writeFileSync(join(root, 'package.json'), '{}');
});
afterEach(() => rmSync(root, { recursive: true }));
const current = () => fingerprint(root, ['src', 'package.json', 'absent.json']);

it('stays the same while nothing changes', () => {
  expect(current()).toBe(current());
});

it.each<[string, () => void]>([
  ['a file is added', () => writeFileSync(join(root, 'src/new.ts'), '')],
  ['a file is removed', () => rmSync(join(root, 'src/pages/home.ts'))],
  ['a file is renamed', () => renameSync(join(root, 'src/pages/home.ts'), join(root, 'src/pages/start.ts'))],
  ['a file is written with as many bytes', () => utimesSync(join(root, 'package.json'), 1, 1)],
  ['a file that was absent appears', () => writeFileSync(join(root, 'absent.json'), '')],
])('changes when %s', (_, change) => {
  const before = current();
  change();
  expect(current()).not.toBe(before);
});

it('does not change with a test, which no build reads', () => {
  const before = current();
  writeFileSync(join(root, 'src/pages/home.test.ts'), '');
  expect(current()).toBe(before);
});
