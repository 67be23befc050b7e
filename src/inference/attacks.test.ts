import { sign } from 'tweetnacl';
import { CloudFileTooLargeError } from '../platform';
import { AppLife } from '../platform/memory/appLife';
import { createManualClock, settlePromises } from '../platform/memory/manualClock';
import { MemoryDisk } from '../platform/memory/memoryDisk';
import { encodeUtf8 } from '../text/utf8';
import { sha256Hex } from './sha256';
import { openRecommender } from './testing/openRecommender';
import { createSampleArtifact } from './testing/sampleArtifact';
import { createTestShop, NOW_MS, type TestShop } from './testing/shop';

const first = createSampleArtifact({ version: 'first', seed: 1 });
const second = createSampleArtifact({ version: 'second', seed: 2 });

/** The disk of a phone that has installed the first version. */
const installed = new MemoryDisk();
beforeAll(async () => {
  const shop = createTestShop();
  shop.publish(first);
  await openRecommender(shop, { platform: { disk: installed } }).recommender.checkForUpdate();
});

/** A phone with the first version on it, and a shop that has published the second. */
function setUp() {
  const disk = cloneDisk(installed);
  const shop = createTestShop();
  const manifest = shop.publish(second, { version: 2 });
  return { shop, disk, manifest };
}

function cloneDisk({ values, files }: MemoryDisk): MemoryDisk {
  const disk = new MemoryDisk();
  for (const [key, value] of values) disk.values.set(key, value);
  for (const [path, bytes] of files) disk.files.set(path, bytes);
  return disk;
}

/** How the phone answers, and what it runs after the next start. */
async function tryUpdate(shop: TestShop, disk: MemoryDisk) {
  const { recommender } = openRecommender(shop, { platform: { disk } });
  const outcome = await recommender.checkForUpdate();
  const { modelVersion } = await startOffline(shop, disk);
  return { outcome, running: modelVersion };
}

async function startOffline(shop: TestShop, disk: MemoryDisk) {
  const { recommender, platform } = openRecommender(shop, { platform: { disk } });
  platform.network.setOnline(false);
  await recommender.start();
  return recommender.status();
}

type World = ReturnType<typeof setUp>;
const ATTACKS: [what: string, reason: string, attack: (world: World) => void][] = [
  [
    'signed by a key that the app does not know',
    'unknown-key',
    ({ shop }) => (shop.signed = { ...shop.signed!, keyId: 'other' }),
  ],
  [
    'signed by another key under a trusted name',
    'bad-signature',
    ({ shop, manifest }) => (shop.signed = createTestShop(2).sign(manifest)),
  ],
  [
    'naming an inherited property as its key',
    'unknown-key',
    ({ shop }) => (shop.signed = { ...shop.signed!, keyId: 'constructor' }),
  ],
  [
    'changed after signing',
    'bad-signature',
    ({ shop }) => {
      const payload = shop.signed!.payload.replace('"percent":100', '"percent":99');
      shop.signed = { ...shop.signed!, payload };
    },
  ],
  [
    'with a signature of another manifest',
    'bad-signature',
    ({ shop }) => (shop.signed = { ...shop.signed!, signature: shop.sign({}).signature }),
  ],
  [
    'with a signature cut short',
    'bad-signature',
    ({ shop }) => (shop.signed = { ...shop.signed!, signature: Buffer.alloc(32).toString('base64') }),
  ],
  ['genuine but no manifest', 'bad-manifest', ({ shop }) => (shop.signed = shop.sign({ version: 9 }))],
  ['of another shop', 'wrong-shop', ({ shop }) => void shop.publish(second, { shopId: 'elsewhere' })],
  [
    'of a version far above all others',
    'fast-forwarded',
    ({ shop }) => void shop.publish(second, { version: 999_999 }),
  ],
  [
    'signed by a key that another one has replaced',
    'revoked-key',
    ({ shop }) => {
      const stolen = shop.signed;
      shop.rotate(7);
      shop.signed = stolen;
    },
  ],
  [
    'whose weights are not all numbers',
    'bad-artifact',
    ({ shop }) => {
      const weights = { ...second.weights, itemVectors: second.weights.itemVectors.map(() => NaN) };
      shop.publish({ ...second, weights });
    },
  ],
  [
    'whose parts belong to another file',
    'wrong-hash',
    ({ shop, manifest }) => {
      const [model, weights] = manifest.files;
      const half = { ...weights!, sizeBytes: weights!.sizeBytes / 2 };
      const bytes = shop.files.get(weights!.cloudPath)!;
      const parts = [bytes.subarray(half.sizeBytes), bytes.subarray(0, half.sizeBytes)].map((part, index) => {
        const cloudPath = `parts/${index}`;
        shop.files.set(cloudPath, part);
        return { cloudPath, sizeBytes: part.length, sha256: sha256Hex(part) };
      });
      shop.publish(second, { files: [model!, { ...weights!, parts }, ...manifest.files.slice(2)] });
    },
  ],
  ['that has expired', 'expired', ({ shop }) => void shop.publish(second, { expiresAtMs: NOW_MS })],
  ['for a newer app', 'app-too-old', ({ shop }) => void shop.publish(second, { minimumAppVersion: '1.0.1' })],
  [
    'for other features',
    'other-features',
    ({ shop }) => void shop.publish(second, { featureSchemaHash: '0'.repeat(64) }),
  ],
  [
    'that names another artifact than its files hold',
    'bad-artifact',
    ({ shop }) => void shop.publish(second, { artifactVersion: 'third' }),
  ],
  [
    'without one of the files',
    'bad-artifact',
    ({ shop, manifest }) =>
      void shop.publish(second, { files: manifest.files.filter(({ path }) => path !== 'parity.json') }),
  ],
  [
    'larger than a phone accepts',
    'wrong-size',
    ({ shop, manifest }) =>
      void shop.publish(second, { files: manifest.files.map((file) => ({ ...file, sizeBytes: 2 << 20 })) }),
  ],
  [
    'whose file is missing',
    'download-failed',
    ({ shop, manifest }) => shop.files.delete(manifest.files[1]!.cloudPath),
  ],
  [
    'whose vocabulary belongs to another artifact',
    'bad-artifact',
    ({ shop, manifest }) => {
      const other = createTestShop();
      const { files } = other.publish(createSampleArtifact({ version: 'second', itemCount: 13 }));
      const vocabulary = files.find(({ path }) => path === 'vocabulary.json')!;
      shop.files.set(vocabulary.cloudPath, other.files.get(vocabulary.cloudPath)!);
      const mixed = manifest.files.map((file) => (file.path === 'vocabulary.json' ? vocabulary : file));
      shop.publish(second, { files: mixed });
    },
  ],
];

describe('a manifest', () => {
  it.each(ATTACKS)('%s is refused: %s', async (_, reason, attack) => {
    const world = setUp();
    attack(world);
    const { outcome, running } = await tryUpdate(world.shop, world.disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason });
    expect(running).toBe('first');
  });

  it('that is genuine is followed: the attacks above fail for their own reasons', async () => {
    const { shop, disk } = setUp();
    const { running } = await tryUpdate(shop, disk);
    expect(running).toBe('second');
  });

  it.each([
    ['truncated', 'wrong-size', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['longer', 'wrong-size', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0])],
    [
      'changed in one bit',
      'wrong-hash',
      (bytes: Uint8Array) => bytes.map((byte, index) => (index === 9 ? byte ^ 1 : byte)),
    ],
  ])('whose file arrives %s is refused: %s', async (_, reason, damage) => {
    const { shop, disk, manifest } = setUp();
    const { cloudPath } = manifest.files[1]!;
    shop.files.set(cloudPath, damage(shop.files.get(cloudPath)!));
    const { recommender, platform } = openRecommender(shop, { platform: { disk } });
    const outcome = recommender.checkForUpdate();
    for (const delayMs of [1_000, 3_000]) {
      await settlePromises();
      await platform.clock.advance(delayMs);
    }
    expect(await outcome).toMatchObject({ kind: 'refused', reason });
    expect((await startOffline(shop, disk)).modelVersion).toBe('first');
  });

  it('whose file never ends is refused: wrong-size, after no more bytes than were signed', async () => {
    const { shop, disk, manifest } = setUp();
    const asked: { cloudPath: string; maxBytes: number }[] = [];
    const { platform } = openRecommender(shop, { platform: { disk } });
    const endless: typeof platform.cloud = {
      ...platform.cloud,
      downloadFile: async (cloudPath, maxBytes) => {
        asked.push({ cloudPath, maxBytes });
        throw new CloudFileTooLargeError(cloudPath, maxBytes);
      },
    };
    const options = { platform: { disk }, recommender: { platform: { ...platform, cloud: endless } } };
    const { recommender } = openRecommender(shop, options);
    const outcome = recommender.checkForUpdate();
    for (const delayMs of [1_000, 3_000]) {
      await settlePromises();
      await platform.clock.advance(delayMs);
    }
    expect(await outcome).toMatchObject({ kind: 'refused', reason: 'wrong-size' });
    // The first file that this phone lacks was asked for, and only ever for its signed length.
    const { cloudPath, sizeBytes } = manifest.files.find(({ path }) => path === 'weights.bin')!;
    expect(asked).toEqual(Array.from({ length: 3 }, () => ({ cloudPath, maxBytes: sizeBytes })));
    expect((await startOffline(shop, disk)).modelVersion).toBe('first');
  });

  it('that this phone has left behind is refused when it is replayed, also after a restart', async () => {
    const { shop, disk } = setUp();
    const old = shop.sign(JSON.parse(shop.signed!.payload) as object);
    shop.publish(first, { disabled: true });
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    shop.publish(first);
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    shop.signed = old;
    const { outcome } = await tryUpdate(shop, disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'older-version' });
  });

  it('seen outside the rollout still makes older ones stale', async () => {
    const { shop, disk } = setUp();
    const old = shop.signed;
    shop.publish(second, { rollout: { percent: 0, salt: 'x' } });
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    shop.signed = old;
    const { outcome } = await tryUpdate(shop, disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'older-version' });
  });
});

describe('an installation that is killed', () => {
  it.each([true, false])(
    'at any operation (applied: %p) leaves the old version or the new one whole, and is completed later',
    async (applied) => {
      let completed = 0;
      const world = setUp();
      for (let atOperation = 1; completed < 3; atOperation += 1) {
        const { shop } = world;
        const disk = cloneDisk(world.disk);
        const life = new AppLife({ atOperation, applied });
        const dying = openRecommender(shop, { platform: { disk, life, clock: createManualClock(NOW_MS) } });
        await Promise.race([dying.recommender.checkForUpdate(), life.ended]);
        if (life.operationCount < atOperation) completed += 1;

        const { state, modelVersion } = await startOffline(shop, disk);
        expect(state).toBe('ready');
        expect(['first', 'second']).toContain(modelVersion);

        const { running } = await tryUpdate(shop, disk);
        expect(running).toBe('second');
        expect(atOperation).toBeLessThan(100);
      }
    },
    60_000,
  );
});

describe('a reply of the cloud that is no manifest', () => {
  it.each([
    ['no reply', undefined],
    ['another shape', { ok: true, value: { signed: { payload: 1 } } }],
    ['an error', { ok: false, error: { code: 'internal', message: 'planted' } }],
  ])('is refused: %s', async (_, reply) => {
    const shop = createTestShop();
    shop.functions['models'] = () => reply ?? null;
    const { recommender } = openRecommender(shop);
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'bad-reply' });
  });

  it('does not reach the parser of manifests unsigned', async () => {
    const shop = createTestShop();
    const payload = 'not JSON at all';
    const keys = sign.keyPair.fromSeed(new Uint8Array(32).fill(1));
    const signature = Buffer.from(sign.detached(encodeUtf8(payload), keys.secretKey)).toString('base64');
    shop.signed = { payload, signature, keyId: 'main' };
    const { recommender } = openRecommender(shop);
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'bad-manifest' });
  });
});

describe('a server that is held back', () => {
  it('is told from one that offers something old: what this phone knows has expired', async () => {
    const { shop, disk } = setUp();
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    for (const isOnline of [true, false]) {
      const clock = createManualClock(NOW_MS + 86_400_000);
      const { recommender, platform } = openRecommender(shop, { platform: { disk, clock } });
      platform.network.setOnline(isOnline);
      expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'frozen' });
    }
    expect((await startOffline(shop, disk)).modelVersion).toBe('second');
  });
});

describe('a phone whose storage was changed', () => {
  it('does not run files that are not the signed ones', async () => {
    const { shop, disk } = setUp();
    const path = 'recommender/1/weights.bin';
    disk.files.set(
      path,
      disk.files.get(path)!.map((byte) => byte ^ 1),
    );
    expect(await startOffline(shop, disk)).toMatchObject({ state: 'fallback', reason: 'artifact-corrupt' });
  });

  it('follows the kill switch of the manifest that it keeps, when the note of it is gone', async () => {
    const { shop, disk } = setUp();
    shop.publish(first, { disabled: true });
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    const record = disk.values.get('inference/installed')!;
    disk.values.set('inference/installed', record.replace('"isDisabled":true', '"isDisabled":false'));
    const { recommender, platform } = openRecommender(shop, { platform: { disk } });
    platform.network.setOnline(false);
    expect(await recommender.checkForUpdate()).toEqual({ kind: 'disabled', version: 3 });
    expect(recommender.status()).toMatchObject({ state: 'fallback', reason: 'disabled' });
  });

  it('does not follow a kill switch that was written into it', async () => {
    const { shop, disk } = setUp();
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    const record = disk.values.get('inference/installed')!;
    const changed = record.replace('\\"disabled\\":false', '\\"disabled\\":true');
    expect(changed).not.toBe(record);
    disk.values.set('inference/installed', changed);
    const { recommender, platform } = openRecommender(shop, { platform: { disk } });
    platform.network.setOnline(false);
    expect(await recommender.checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'unreachable' });
  });
});

describe("a change of the shop's key", () => {
  it('is followed when the old key and the new one signed it, and kept', async () => {
    const { shop, disk } = setUp();
    shop.rotate(7);
    shop.publish(second);
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'second' });
    // The server forgets the change: the phone does not.
    shop.rotations.length = 0;
    shop.publish(first);
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'first' });
  });

  it('lets the shop start over after a thief has counted up to the end', async () => {
    const { shop, disk } = setUp();
    const untouched = cloneDisk(disk);
    shop.publish(second, { version: 90_000 });
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'second' });
    shop.rotate(7);
    shop.publish(first, { version: 3 });
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'first' });
    expect(await tryUpdate(shop, untouched)).toMatchObject({ running: 'first' });
  });

  it.each<[string, (shop: TestShop) => void]>([
    ['the old key did not sign', (shop) => (shop.rotations[0]!.oldSignature = shop.sign({}).signature)],
    ['the new key did not sign', (shop) => (shop.rotations[0]!.newSignature = shop.sign({}).signature)],
    [
      'was changed afterwards',
      (shop) => (shop.rotations[0]!.payload = shop.rotations[0]!.payload.replace('key-7', 'key-8')),
    ],
    ['is no rotation', (shop) => (shop.rotations[0]!.payload = '{}')],
  ])('that %s is not followed', async (_, damage) => {
    const { shop, disk } = setUp();
    shop.rotate(7);
    damage(shop);
    shop.publish(second);
    const { outcome, running } = await tryUpdate(shop, disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'unknown-key' });
    expect(running).toBe('first');
  });

  it('of another shop is not followed', async () => {
    const { shop, disk } = setUp();
    shop.rotate(7, { shopId: 'elsewhere' });
    shop.publish(second);
    expect(await tryUpdate(shop, disk)).toMatchObject({
      outcome: { reason: 'unknown-key' },
      running: 'first',
    });
  });

  it('cannot be undone by the old key, whatever chain its thief makes', async () => {
    const { shop, disk } = setUp();
    shop.rotate(7);
    shop.publish(second);
    await tryUpdate(shop, disk);
    const thief = createTestShop();
    thief.rotate(8);
    thief.rotate(9);
    thief.publish(first, { version: 9 });
    expect(await tryUpdate(thief, disk)).toMatchObject({
      outcome: { kind: 'refused', reason: 'unknown-key' },
      running: 'second',
    });
  });
});
