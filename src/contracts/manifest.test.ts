import { parseManifest, type Manifest } from './manifest';
import { ARTIFACT_FORMAT_VERSION } from './modelCard';

const manifest: Manifest = {
  formatVersion: ARTIFACT_FORMAT_VERSION,
  shopId: 'demo',
  model: 'recommender',
  version: 3,
  artifactVersion: '2026.11.23-1',
  issuedAtMs: 1_700_000_000_000,
  expiresAtMs: 1_800_000_000_000,
  minimumAppVersion: '1.0.0',
  featureSchemaHash: 'ab'.repeat(32),
  rollout: { percent: 5, salt: 'autumn' },
  disabled: false,
  files: [
    {
      path: 'weights.bin',
      cloudPath: 'models/2026.11.23-1/weights.bin',
      sizeBytes: 100,
      sha256: 'cd'.repeat(32),
    },
  ],
};
const file = manifest.files[0]!;

it('reads the text that was signed', () => {
  expect(parseManifest(JSON.stringify(manifest))).toEqual({ ok: true, value: manifest });
});

it.each<[string, object, string]>([
  [
    'a file name that leaves the artifact',
    { files: [{ ...file, path: '../weights.bin' }] },
    'files.0.path: ',
  ],
  [
    'a storage path that leaves the storage',
    { files: [{ ...file, cloudPath: '../a' }] },
    'files.0.cloudPath: ',
  ],
  ['a file too large for a phone', { files: [{ ...file, sizeBytes: 8_388_609 }] }, 'files.0.sizeBytes: '],
  ['no files', { files: [] }, 'files: '],
  ['a format this app does not know', { formatVersion: ARTIFACT_FORMAT_VERSION + 1 }, 'formatVersion: '],
  ['a rollout above everybody', { rollout: { percent: 101, salt: 's' } }, 'rollout.percent: '],
  ['version zero, which means nothing installed', { version: 0 }, 'version: '],
])('refuses %s', (_, change, start) => {
  expect(parseManifest(JSON.stringify({ ...manifest, ...change }))).toEqual({
    ok: false,
    issues: [expect.stringContaining(start)],
  });
});

it('answers a truncated text instead of throwing', () => {
  expect(parseManifest(JSON.stringify(manifest).slice(0, -1))).toEqual({
    ok: false,
    issues: [expect.stringMatching(/^manifest: not valid JSON/)],
  });
});
