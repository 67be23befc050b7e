import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import nacl from 'tweetnacl';
import { parseManifest, type Manifest } from '../../src/contracts';
import { type TestCloud } from '../local-cloud/testing/startTestCloud';
import { createMerchantKeys, type MerchantKeys } from './merchantKeys';
import { publishArtifact } from './publishArtifact';
import { readStatus } from './readStatus';
import { openMerchantWorkshop, type MerchantWorkshop } from './testing/merchantWorkshop';
import { writeArtifact } from './testing/writeArtifact';

jest.setTimeout(30_000); // processes start slowly on a busy machine

// The merchant's tools against a running cloud, through the real SDK.
let workshop: MerchantWorkshop;
let folder: string;
let artifactDir: string;
let cloud: TestCloud;
let keys: MerchantKeys;
beforeAll(async () => {
  workshop = await openMerchantWorkshop();
  ({ folder, cloud, keys } = workshop);
  artifactDir = join(folder, 'artifact');
});
afterAll(() => workshop.close());

/** What a phone gets to see. */
async function askForManifest() {
  return (await workshop.offered()).signed;
}
const publish = (options: Partial<Parameters<typeof publishArtifact>[0]> = {}) =>
  publishArtifact({ cloud: cloud.owner, keys, artifactDir, now: () => 1_000, ...options });

describe('publishing', () => {
  let first: Manifest;
  beforeAll(async () => {
    writeArtifact(artifactDir);
    first = await publish({ percent: 5 });
  });

  it('gives phones a manifest that the key signed', async () => {
    const signed = await askForManifest();
    const [payload, signature, key] = [Buffer.from(signed?.payload ?? ''), signed?.signature, keys.publicKey];
    const isSigned = nacl.sign.detached.verify(
      payload,
      Buffer.from(signature ?? '', 'base64'),
      Buffer.from(key, 'base64'),
    );
    expect(isSigned).toBe(true);
    expect(signed?.keyId).toBe(keys.keyId);
    expect(parseManifest(signed?.payload ?? '')).toEqual({ ok: true, value: first });
    expect(first).toMatchObject({
      version: 1,
      shopId: 'tea-house',
      artifactVersion: 'v1',
      rollout: { percent: 5, salt: 'v1' },
      issuedAtMs: 1_000,
      expiresAtMs: 1_000 + 30 * 24 * 3600 * 1000,
    });
  });

  it('puts exactly the signed bytes where the manifest says', async () => {
    for (const { path, cloudPath, sizeBytes, sha256 } of first.files) {
      const bytes = Buffer.from(await (await fetch(`${cloud.url}/files/${cloudPath}`)).arrayBuffer());
      expect(bytes).toEqual(readFileSync(join(artifactDir, path)));
      expect(bytes.length).toBe(sizeBytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  it('counts versions up and keeps the salt while the share grows', async () => {
    expect(await publish({ percent: 50 })).toMatchObject({
      version: 2,
      rollout: { percent: 50, salt: 'v1' },
    });
    writeArtifact(artifactDir, { version: 'v2' });
    expect(await publish()).toMatchObject({
      version: 3,
      artifactVersion: 'v2',
      rollout: { percent: 100, salt: 'v2' },
    });
    expect(await readStatus(cloud.owner)).toMatchObject({
      shopId: 'tea-house',
      products: 3,
      recommender: { version: 3, artifactVersion: 'v2' },
    });
  });

  it('uploads every file before the manifest, and leaves no manifest when an upload fails', async () => {
    const before = await askForManifest();
    const uploaded: string[] = [];
    const failing = {
      ...cloud.owner,
      database: cloud.owner.database,
      uploadFile: async (file: { cloudPath: string; fileContent: Buffer }) => {
        if (file.cloudPath.endsWith('parity.json')) throw new Error('connection lost');
        uploaded.push(file.cloudPath);
        return cloud.owner.uploadFile(file);
      },
    };
    await expect(publish({ cloud: failing })).rejects.toThrow('connection lost');
    expect(uploaded).toContainEqual(expect.stringMatching(/weights\.bin$/));
    expect(await askForManifest()).toEqual(before);
  });

  it('refuses bytes that the cloud does not give back as they were', async () => {
    const before = await askForManifest();
    const corrupting = { ...cloud.owner, downloadFile: async () => ({ fileContent: Buffer.from('other') }) };
    await expect(publish({ cloud: corrupting })).rejects.toThrow(/holds other bytes/);
    expect(await askForManifest()).toEqual(before);
  });

  it('lets only one of two who publish at once have the version', async () => {
    const outcomes = await Promise.allSettled([publish(), publish(), publish()]);
    const versions = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value.version] : [],
    );
    expect(versions.length).toBeGreaterThanOrEqual(1);
    expect(new Set(versions).size).toBe(versions.length);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(String(outcome.reason)).toMatch(/by somebody else/);
    }
  });

  it('refuses a bad artifact and the keys of another shop', async () => {
    const before = await askForManifest();
    await expect(publish({ keys: createMerchantKeys('other-shop', folder) })).rejects.toThrow(
      /shop tea-house.*other-shop/,
    );
    await expect(publish({ percent: 101 })).rejects.toThrow(/rollout\.percent/);
    writeFileSync(join(artifactDir, 'card.json'), '{}');
    await expect(publish()).rejects.toThrow(/card\.json/);
    expect(await askForManifest()).toEqual(before);
  });
});
