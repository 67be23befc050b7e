import { deflateRawSync } from 'node:zlib';
import { ARTIFACT_FORMAT_VERSION, type Manifest, type ManifestFile } from '../contracts';
import { createManualClock } from '../platform/memory/manualClock';
import { createMemoryCloud } from '../platform/memory/memoryCloud';
import { createMemoryFileStore } from '../platform/memory/memoryFileStore';
import { AppLife } from '../platform/memory/appLife';
import { MemoryDisk } from '../platform/memory/memoryDisk';
import { createArtifactStore } from './artifactStore';
import { downloadArtifact } from './downloadArtifact';
import { sha256Hex } from './sha256';

const clock = {
  ...createManualClock(),
  schedule: (_: number, run: () => void) => (queueMicrotask(run), () => {}),
};
const content = (seed: number) => Uint8Array.from({ length: 300 }, (_, index) => (index * seed) % 251);
const describeBytes = (cloudPath: string, bytes: Uint8Array) => ({
  cloudPath,
  sizeBytes: bytes.length,
  sha256: sha256Hex(bytes),
});

/** A phone that has `old` as version 1, and a cloud that offers `next` in every way. */
async function setUp() {
  const [old, next] = [content(3), content(3).map((byte, index) => (index < 20 ? 255 : byte))];
  const cloudFiles = new Map<string, Uint8Array>([['whole', next]]);
  const parts = [0, 100, 200].map((start, index) => {
    const bytes = next.subarray(start, start + 100);
    cloudFiles.set(`part/${index}`, bytes);
    return describeBytes(`part/${index}`, bytes);
  });
  // Twenty new bytes, then a copy of 280 from offset 20.
  const patch = deflateRawSync(
    Uint8Array.of(20 * 3, ...next.subarray(0, 20), ((280 * 3 + 1) % 128) | 128, 6, 40),
  );
  cloudFiles.set('patch', patch);
  const patches = [
    { ...describeBytes('patch', patch), fromSizeBytes: old.length, fromSha256: sha256Hex(old) },
  ];
  const file: ManifestFile = { path: 'weights.bin', ...describeBytes('whole', next) };
  const disk = new MemoryDisk();
  const asked: string[] = [];
  const memoryCloud = createMemoryCloud({ files: cloudFiles });
  const cloud: typeof memoryCloud = {
    ...memoryCloud,
    downloadFile: (path, maxBytes) => {
      asked.push(path);
      return memoryCloud.downloadFile(path, maxBytes);
    },
  };
  const store = createArtifactStore(createMemoryFileStore(disk, new AppLife()), clock);
  await store.writeFile(1, { path: 'weights.bin', ...describeBytes('', old) }, old);
  const download = (change: Partial<ManifestFile>, installedVersions = [1]) =>
    downloadArtifact(manifestOf([{ ...file, ...change }]), { cloud, clock, store, installedVersions });
  const result = () => disk.files.get('recommender/2/weights.bin');
  return { next, cloudFiles, parts, patch, patches, asked, disk, download, result };
}

const manifestOf = (files: ManifestFile[]): Manifest => ({
  formatVersion: ARTIFACT_FORMAT_VERSION,
  shopId: 'shop',
  model: 'recommender',
  version: 2,
  artifactVersion: 'a',
  issuedAtMs: 0,
  expiresAtMs: 1,
  minimumAppVersion: '1.0.0',
  featureSchemaHash: 'a'.repeat(64),
  rollout: { percent: 100, salt: 's' },
  disabled: false,
  files,
});

it('loads only what changed, where a patch leads from an installed version', async () => {
  const { next, patches, parts, asked, download, result } = await setUp();
  expect(await download({ patches, parts })).toEqual({ ok: true });
  expect(asked).toEqual(['patch']);
  expect(result()).toEqual(next);
});

it('takes no patch for a version that is not here', async () => {
  const { patches, asked, download } = await setUp();
  expect(await download({ patches }, [])).toEqual({ ok: true });
  expect(asked).toEqual(['whole']);
});

it.each<[string, (patch: Uint8Array) => Uint8Array]>([
  ['is changed', (patch) => patch.map((byte, index) => (index === 9 ? byte ^ 1 : byte))],
  ['has no end', () => new Uint8Array(1 << 20)],
  ['is missing', () => new Uint8Array(0)],
])('loads the whole file when the patch %s', async (_, damage) => {
  const { next, patch, patches, cloudFiles, download, result } = await setUp();
  cloudFiles.set('patch', damage(patch));
  expect(await download({ patches })).toEqual({ ok: true });
  expect(result()).toEqual(next);
});

it('loads the whole file when a signed patch leads elsewhere', async () => {
  const { next, patches, cloudFiles, download, result, asked } = await setUp();
  const other = deflateRawSync(Uint8Array.of(((300 * 3 + 1) % 128) | 128, 7, 0));
  cloudFiles.set('patch', other);
  const wrong = [{ ...patches[0]!, ...describeBytes('patch', other) }];
  expect(await download({ patches: wrong })).toEqual({ ok: true });
  expect(asked).toEqual(['patch', 'whole']);
  expect(result()).toEqual(next);
});

it('goes on after the last whole part, and leaves no parts behind', async () => {
  const { next, parts, cloudFiles, asked, download, result, disk } = await setUp();
  cloudFiles.delete('part/2');
  expect(await download({ parts })).toMatchObject({ ok: false, reason: 'download-failed' });
  cloudFiles.set('part/2', next.subarray(200));
  asked.length = 0;
  expect(await download({ parts })).toEqual({ ok: true });
  expect(asked).toEqual(['part/2']);
  expect(result()).toEqual(next);
  expect([...disk.files.keys()].filter((path) => path.includes('.part-'))).toEqual([]);
});

it('refuses parts that make another file, or one of another length', async () => {
  const { parts, download, result } = await setUp();
  expect(await download({ parts: [parts[1]!, parts[0]!, parts[2]!] })).toMatchObject({
    reason: 'wrong-hash',
  });
  expect(await download({ parts: parts.slice(1) })).toMatchObject({ reason: 'wrong-size' });
  expect(result()).toBeUndefined();
});

it('never asks for more bytes than were signed', async () => {
  const { next, cloudFiles, download, result } = await setUp();
  cloudFiles.set('whole', Uint8Array.from([...next, 1]));
  expect(await download({})).toMatchObject({ ok: false, reason: 'wrong-size' });
  expect(result()).toBeUndefined();
});
