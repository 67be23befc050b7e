import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureArtifact, newestArtifact } from './artifactSize';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'zhanggui-artifact-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it('takes versions as numbers: the tenth build of a day is newer than the ninth', () => {
  for (const name of ['2026.11.23-9', '2026.11.23-10', '2026.9.30-11', 'notes'])
    mkdirSync(join(folder, name));
  expect(newestArtifact(folder)).toBe('2026.11.23-10');
});

it('finds none in an absent folder', () => {
  expect(newestArtifact(join(folder, 'absent'))).toBeUndefined();
});

it('counts every file but the parity vectors', () => {
  writeFileSync(join(folder, 'weights.bin'), new Uint8Array(1000));
  writeFileSync(join(folder, 'model.json'), '{}');
  writeFileSync(join(folder, 'parity.json'), new Uint8Array(5000));
  expect(measureArtifact(folder)).toBe(1002);
});
