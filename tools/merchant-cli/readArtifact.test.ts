import { appendFileSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_ARTIFACT_BYTES, readArtifact } from './readArtifact';
import { writeArtifact } from './testing/writeArtifact';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanggui-artifact-'));
  writeArtifact(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const overwrite = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));

it('reads an artifact with the hash of each file', () => {
  const { card, files } = readArtifact(folder);
  expect(card.version).toBe('v1');
  expect(files.map(({ name }) => name)).toEqual([
    'model.json',
    'weights.bin',
    'vocabulary.json',
    'card.json',
    'parity.json',
  ]);
  for (const { sha256 } of files) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

it.each(['model.json', 'weights.bin', 'vocabulary.json', 'card.json', 'parity.json'])(
  'refuses one without %s',
  (name) => {
    unlinkSync(join(folder, name));
    expect(() => readArtifact(folder)).toThrow(`${name}: there is no such file`);
  },
);

it.each<[string, () => void, RegExp]>([
  ['a card that is not JSON', () => writeFileSync(join(folder, 'card.json'), '{'), /card\.json: not JSON/],
  ['a card without a field', () => overwrite('card.json', {}), /card\.json: .*formatVersion/],
  [
    'a vocabulary of another artifact',
    () => overwrite('vocabulary.json', { items: ['tea-2', 'tea-1'] }),
    /vocabularySha256/,
  ],
  [
    'an item twice',
    () => writeArtifact(folder, { items: Array.from({ length: 12 }, () => 'tea-1') }),
    /vocabulary\.json: items: .* twice/,
  ],
  [
    'another weight count than on the card',
    () => writeArtifact(folder, { change: { weightBytes: 1 } }),
    /card\.json: weightBytes: 1/,
  ],
  ['weights cut short', () => writeFileSync(join(folder, 'weights.bin'), Buffer.alloc(8)), /weightBytes/],
  [
    'weights of other shapes',
    () =>
      overwrite('model.json', {
        format: 'zhanggui-recommender',
        weightsManifest: [{ paths: ['weights.bin'], weights: [] }],
      }),
    /model\.json: weights\.bin: expected 0 bytes/,
  ],
  [
    'parity vectors of another vocabulary',
    () =>
      overwrite('parity.json', {
        toleranceFloat32: 1,
        toleranceFloat16: 1,
        cases: [{ history: ['tea-1'], scores: [1] }],
      }),
    /parity\.json: cases\.0\.scores: expected 12/,
  ],
  [
    'a parity history with a stranger',
    () =>
      overwrite('parity.json', {
        toleranceFloat32: 1,
        toleranceFloat16: 1,
        cases: [{ history: ['x'], scores: Array.from({ length: 12 }, () => 1) }],
      }),
    /parity\.json: cases\.0\.history: x is not/,
  ],
  [
    'more bytes than a phone takes',
    () => appendFileSync(join(folder, 'card.json'), ' '.repeat(MAX_ARTIFACT_BYTES)),
    /at most 8388608/,
  ],
])('refuses %s', (_what, breakIt, message) => {
  breakIt();
  expect(() => readArtifact(folder)).toThrow(message);
});
