import { sign } from 'tweetnacl';
import { CloudFileTooLargeError } from '../platform';
import { createManualClock } from '../platform/memory/manualClock';
import { type MemoryDisk } from '../platform/memory/memoryDisk';
import { encodeUtf8 } from '../text/utf8';
import { sha256Hex } from './sha256';
import {
  first,
  type InstalledPhone,
  openInstalledPhone,
  second,
  startOffline,
  tryUpdate,
  watchDownloads,
} from './testing/installedPhone';
import { openRecommender } from './testing/openRecommender';
import { sampleArtifactFiles } from './testing/sampleArtifact';
import { createTestShop, NOW_MS } from './testing/shop';

jest.setTimeout(30_000); // signatures in plain JavaScript, on a busy machine

const ATTACKS: [what: string, reason: string, attack: (phone: InstalledPhone) => void][] = [
  [
    "signed by another merchant's key",
    'unknown-key',
    ({ shop, manifest }) => {
      const other = createTestShop(2);
      other.rotate(3);
      shop.signed = other.sign(manifest);
    },
  ],
  [
    "signed by another merchant's key under this shop's name of a key",
    'bad-signature',
    ({ shop, manifest }) => (shop.signed = createTestShop(2).sign(manifest)),
  ],
  [
    'naming an inherited property as its key',
    'unknown-key',
    ({ shop }) => (shop.signed = { ...shop.signed!, keyId: 'constructor' }),
  ],
  [
    'forged: changed after signing',
    'bad-signature',
    ({ shop }) => {
      const payload = shop.signed!.payload.replace('"percent":100', '"percent":99');
      shop.signed = { ...shop.signed!, payload };
    },
  ],
  [
    'forged: with the signature of another manifest',
    'bad-signature',
    ({ shop }) => (shop.signed = { ...shop.signed!, signature: shop.sign({}).signature }),
  ],
  [
    'forged: with a signature cut short',
    'bad-signature',
    ({ shop }) => (shop.signed = { ...shop.signed!, signature: Buffer.alloc(32).toString('base64') }),
  ],
  ['genuine but no manifest', 'bad-manifest', ({ shop }) => (shop.signed = shop.sign({ version: 9 }))],
  ['of another shop', 'wrong-shop', ({ shop }) => void shop.publish(second, { shopId: 'elsewhere' })],
  [
    'fast-forwarded to a version far above all others',
    'fast-forwarded',
    ({ shop }) => void shop.publish(second, { version: 999_999 }),
  ],
  [
    'signed by a revoked key, which another one has replaced',
    'revoked-key',
    ({ shop }) => {
      const stolen = shop.signed;
      shop.rotate(7);
      shop.signed = stolen;
    },
  ],
  [
    'whose weights are NaN',
    'bad-artifact',
    ({ shop }) => {
      const weights = { ...second.weights, itemVectors: second.weights.itemVectors.map(() => NaN) };
      shop.publish({ ...second, weights });
    },
  ],
  [
    'one of whose weights is infinite',
    'bad-artifact',
    ({ shop }) => {
      const popularity = second.weights.popularity.map((value, index) => (index === 3 ? Infinity : value));
      shop.publish({ ...second, weights: { ...second.weights, popularity } });
    },
  ],
  [
    'of mixed parts: they are there, in another order',
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
    'whose card was made for other features than it says itself',
    'bad-artifact',
    ({ shop }) =>
      void shop.publish({ ...second, card: { ...second.card, featureSchemaHash: '0'.repeat(64) } }),
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
    'whose file is missing',
    'download-failed',
    ({ shop, manifest }) => shop.files.delete(manifest.files[1]!.cloudPath),
  ],
  [
    'of mixed versions: its vocabulary belongs to another artifact',
    'bad-artifact',
    ({ shop, manifest }) => {
      // As many goods in another order: nothing but the card's hash tells.
      const bytes = encodeUtf8(JSON.stringify({ items: [...second.items].reverse() }));
      const sha256 = sha256Hex(bytes);
      shop.files.set('mixed/vocabulary.json', bytes);
      const vocabulary = { cloudPath: 'mixed/vocabulary.json', sizeBytes: bytes.length, sha256 };
      const mixed = manifest.files.map((file) =>
        file.path === 'vocabulary.json' ? { ...file, ...vocabulary } : file,
      );
      shop.publish(second, { files: mixed });
    },
  ],
];

describe('a manifest', () => {
  it.each(ATTACKS)('%s is refused: %s', async (_, reason, attack) => {
    const phone = await openInstalledPhone();
    attack(phone);
    const { outcome, running } = await tryUpdate(phone.shop, phone.disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason });
    expect(running).toBe('first');
  });

  it('that is genuine is followed: the attacks above fail for their own reasons', async () => {
    const { shop, disk } = await openInstalledPhone();
    const { running } = await tryUpdate(shop, disk);
    expect(running).toBe('second');
  });

  it('larger than a phone accepts is refused before a byte of it is asked for: wrong-size', async () => {
    const { shop, disk, manifest } = await openInstalledPhone();
    // The cloud has just such files: nothing else is wrong with them.
    const files = manifest.files.map(({ path }, index) => {
      const bytes = new Uint8Array(2 << 20).fill(index);
      shop.files.set(`large/${path}`, bytes);
      return { path, cloudPath: `large/${path}`, sizeBytes: bytes.length, sha256: sha256Hex(bytes) };
    });
    shop.publish(second, { files });
    const { asked, checkForUpdate } = watchDownloads(shop, disk);
    expect(await checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'wrong-size' });
    expect(asked).toEqual([]);
    expect((await startOffline(shop, disk)).modelVersion).toBe('first');
  });

  it.each([
    ['of the wrong length, truncated,', 'wrong-size', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['of the wrong length, longer,', 'wrong-size', (bytes: Uint8Array) => Uint8Array.from([...bytes, 0])],
    [
      'with the wrong hash, changed in one bit,',
      'wrong-hash',
      (bytes: Uint8Array) => bytes.map((byte, index) => (index === 9 ? byte ^ 1 : byte)),
    ],
    [
      'with the wrong hash, that of the version before, as versions are mixed,',
      'wrong-hash',
      () => sampleArtifactFiles(first).get('weights.bin')!,
    ],
  ])('whose file arrives %s is refused: %s', async (_, reason, damage) => {
    const { shop, disk, manifest } = await openInstalledPhone();
    const { cloudPath } = manifest.files[1]!;
    shop.files.set(cloudPath, damage(shop.files.get(cloudPath)!));
    const { checkForUpdate } = watchDownloads(shop, disk);
    expect(await checkForUpdate()).toMatchObject({ kind: 'refused', reason });
    expect((await startOffline(shop, disk)).modelVersion).toBe('first');
  });

  it('whose download is endless is refused: wrong-size, after no more bytes than were signed', async () => {
    const { shop, disk, manifest } = await openInstalledPhone();
    const { asked, checkForUpdate } = watchDownloads(shop, disk, (cloudPath, maxBytes) => {
      throw new CloudFileTooLargeError(cloudPath, maxBytes);
    });
    expect(await checkForUpdate()).toMatchObject({ kind: 'refused', reason: 'wrong-size' });
    // The first file that this phone lacks was asked for, and only ever for its signed length.
    const { cloudPath, sizeBytes } = manifest.files.find(({ path }) => path === 'weights.bin')!;
    expect(asked).toEqual(Array.from({ length: 3 }, () => ({ cloudPath, maxBytes: sizeBytes })));
    expect((await startOffline(shop, disk)).modelVersion).toBe('first');
  });

  it('replayed after this phone has left it behind is refused: older-version, also after a restart', async () => {
    const { shop, disk } = await openInstalledPhone();
    const old = shop.sign(JSON.parse(shop.signed!.payload) as object);
    shop.publish(first, { disabled: true });
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    shop.publish(first);
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    shop.signed = old;
    const { outcome, running } = await tryUpdate(shop, disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'older-version' });
    expect(running).toBe('first');
  });

  it.each([
    ['rolled back to a model that this phone ran before', { version: 1 }],
    ['with a kill switch that is replayed', { version: 2, disabled: true }],
  ])('%s is refused: older-version, and models go on', async (_, replayed) => {
    const { shop, disk } = await openInstalledPhone();
    shop.publish(first, replayed);
    const old = shop.signed;
    shop.publish(second, { version: replayed.version + 1 });
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'second' });
    shop.signed = old;
    const { outcome, running } = await tryUpdate(shop, disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'older-version' });
    expect(running).toBe('second');
  });

  it('seen outside the rollout still makes older ones stale', async () => {
    const { shop, disk } = await openInstalledPhone();
    const old = shop.signed;
    shop.publish(second, { rollout: { percent: 0, salt: 'x' } });
    await openRecommender(shop, { platform: { disk } }).recommender.checkForUpdate();
    shop.signed = old;
    const { outcome } = await tryUpdate(shop, disk);
    expect(outcome).toMatchObject({ kind: 'refused', reason: 'older-version' });
  });
});

describe('a reply of the cloud that is no manifest', () => {
  it.each([
    ['no reply', undefined],
    ['another shape', { ok: true, value: { signed: { payload: 1 } } }],
    ['an error', { ok: false, error: { code: 'internal', message: 'planted' } }],
    [
      'a manifest of more bytes than a phone verifies',
      { ok: true, value: { signed: createTestShop().sign({ padding: ' '.repeat(1 << 20) }) } },
    ],
  ])('is refused: bad-reply (%s)', async (_, reply) => {
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

describe('a server that is frozen', () => {
  it('is refused: frozen, when the newest that this phone knows has expired, online and offline', async () => {
    const { shop, disk } = await openInstalledPhone();
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
  const tamper = (disk: MemoryDisk, path: string) =>
    disk.files.set(
      path,
      disk.files.get(path)!.map((byte, index) => (index === 9 ? byte ^ 1 : byte)),
    );

  it('does not run a tampered file: artifact-corrupt', async () => {
    const { shop, disk } = await openInstalledPhone();
    tamper(disk, 'recommender/1/weights.bin');
    expect(await startOffline(shop, disk)).toMatchObject({
      state: 'fallback',
      reason: 'artifact-corrupt',
      detail: 'weights.bin: missing or damaged on this phone',
    });
  });

  it('runs the version before in the place of one with a tampered file, and brings that anew', async () => {
    const { shop, disk } = await openInstalledPhone();
    await tryUpdate(shop, disk);
    tamper(disk, 'recommender/2/weights.bin');
    expect(await startOffline(shop, disk)).toMatchObject({ state: 'ready', modelVersion: 'first' });
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'second' });
  });

  it('does not copy a tampered file into the version that comes next', async () => {
    const { shop, disk } = await openInstalledPhone();
    // Both versions have this file, so that it would not be loaded again.
    tamper(disk, 'recommender/1/vocabulary.json');
    expect(await tryUpdate(shop, disk)).toMatchObject({ running: 'second' });
  });

  it('follows the kill switch of the manifest that it keeps, when the note of it is gone', async () => {
    const { shop, disk } = await openInstalledPhone();
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
    const { shop, disk } = await openInstalledPhone();
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
