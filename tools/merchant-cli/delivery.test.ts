import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest, type Manifest } from '../../src/contracts';
import { applyPatch } from '../../src/inference/applyPatch';
import { followRotations } from '../../src/inference/trustedKeys';
import { verifyManifest } from '../../src/inference/verifyManifest';
import { type TestCloud } from '../local-cloud/testing/startTestCloud';
import { readAuditLog } from './auditLog';
import { promote, rollBack, stop } from './changeRollout';
import { EXIT } from './merchantError';
import { createMerchantKeys, knownPublicKeys, loadMerchantKeys, type MerchantKeys } from './merchantKeys';
import { publishArtifact, type PublishOptions } from './publishArtifact';
import { setRole } from './roles';
import { rotateKeys } from './rotateKeys';
import { openMerchantWorkshop, type MerchantWorkshop } from './testing/merchantWorkshop';
import { type WriteOptions, writeArtifact } from './testing/writeArtifact';

jest.setTimeout(60_000); // processes start slowly on a busy machine

// A merchant's way with a model, from its first publication to a change of key, against a running cloud.
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

const offered = () => workshop.offered();
async function offeredManifest(): Promise<Manifest> {
  const parsed = parseManifest((await offered()).signed?.payload ?? '');
  if (!parsed.ok) throw new Error(parsed.issues.join());
  return parsed.value;
}
function publish(sample: WriteOptions, options: Partial<PublishOptions> = {}) {
  rmSync(artifactDir, { recursive: true, force: true });
  writeArtifact(artifactDir, sample);
  return publishArtifact({ cloud: cloud.owner, keys, artifactDir, ...options });
}
const estimate = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });
const evaluationWith = (ndcg: number) => ({
  protocol: 'sample',
  users: 1,
  metrics: {
    recallAt10: estimate(0.1),
    ndcgAt10: estimate(ndcg),
    mrr: estimate(0.1),
    coverageAt10: 0.5,
  },
  baselines: {},
});
const change = () => ({ cloud: cloud.owner, keys });

it('goes from 5 % of the phones to all, back, off and on again, each as a new signed version', async () => {
  expect(await publish({ version: 'a1', itemCount: 300 }, { percent: 5 })).toMatchObject({ version: 1 });
  expect(await promote({ ...change(), percent: 50 })).toMatchObject({
    version: 2,
    artifactVersion: 'a1',
    rollout: { percent: 50, salt: 'a1' },
  });
  await expect(promote({ ...change(), percent: 20 })).rejects.toThrow(/50 % of phones already/);
  expect(await publish({ version: 'a2', itemCount: 300, seed: 2 })).toMatchObject({ version: 3 });
  expect(await rollBack(change())).toMatchObject({ version: 4, artifactVersion: 'a1', revertsTo: 2 });
  expect(await stop(change())).toMatchObject({ version: 5, disabled: true });
  expect(await offeredManifest()).toMatchObject({ version: 5, disabled: true });
  expect(await promote({ ...change(), percent: 100 })).toMatchObject({ version: 6, disabled: false });
  expect(await offeredManifest()).not.toHaveProperty('revertsTo');
});

it('offers parts that make the file, and a patch that leads to it from the version before', async () => {
  const old = readFileSync(join(artifactDir, 'weights.bin'));
  // One row more: most of the file is where it was.
  const manifest = await publish({ version: 'a3', itemCount: 300, seed: 2, dimension: 8 });
  await publish({ version: 'a4', itemCount: 3000, seed: 2 }); // 256 KB: in parts
  const fetchBytes = async (path: string) =>
    new Uint8Array(await (await fetch(`${cloud.url}/files/${path}`)).arrayBuffer());
  const card = manifest.files.find(({ path }) => path === 'card.json')!;
  expect(card.patches?.[0]?.sizeBytes).toBeLessThan(card.sizeBytes / 2);
  const before = (await fetchBytes(card.cloudPath)).length;
  expect(before).toBe(card.sizeBytes);
  expect(manifest.files.find(({ path }) => path === 'weights.bin')!.sizeBytes).toBe(old.length);

  const large = (await offeredManifest()).files.find(({ path }) => path === 'weights.bin')!;
  const parts = await Promise.all((large.parts ?? []).map(({ cloudPath }) => fetchBytes(cloudPath)));
  expect(parts.length).toBeGreaterThan(2);
  expect(Buffer.concat(parts)).toEqual(Buffer.from(await fetchBytes(large.cloudPath)));

  const { patches, sizeBytes, cloudPath } = (await offeredManifest()).files.find(
    ({ path }) => path === 'vocabulary.json',
  )!;
  const patch = await fetchBytes(patches![0]!.cloudPath);
  const source = manifest.files.find(({ sha256 }) => sha256 === patches![0]!.fromSha256)!;
  expect(applyPatch(await fetchBytes(source.cloudPath), patch, sizeBytes)).toEqual(
    await fetchBytes(cloudPath),
  );
});

it('refuses weights that do not give the recorded scores, unless forced, and the log says so', async () => {
  rmSync(artifactDir, { recursive: true, force: true });
  writeArtifact(artifactDir, { version: 'a5' });
  const path = join(artifactDir, 'parity.json');
  const parity = JSON.parse(readFileSync(path, 'utf8')) as { cases: { scores: number[] }[] };
  parity.cases[0]!.scores[0]! += 1;
  writeFileSync(path, JSON.stringify(parity));
  const run = (force: boolean) => publishArtifact({ cloud: cloud.owner, keys, artifactDir, force });
  await expect(run(false)).rejects.toThrow(/parity\.json: the weights do not give the scores/);
  await run(true);
  const last = (await readAuditLog(cloud.owner.database())).at(-1)!;
  expect(JSON.parse(last.detail)).toMatchObject({ forced: [expect.stringContaining('parity.json')] });
});

it('refuses a model that is worse than the live one beyond chance', async () => {
  await publish({ version: 'a6', change: { evaluation: evaluationWith(0.3) } });
  await expect(publish({ version: 'a7', change: { evaluation: evaluationWith(0.28) } })).rejects.toThrow(
    /NDCG@10 is below that of the live model a6: 0\.2800 against 0\.3000/,
  );
  await publish({ version: 'a8', change: { evaluation: evaluationWith(0.295) } });
});

it('signs nothing with a key that phones do not follow: neither a model, nor a kill switch, nor a role', async () => {
  const before = await offered();
  const stranger = createMerchantKeys('tea-house', join(folder, 'elsewhere'));
  const refusal = { exitCode: EXIT.refused, message: expect.stringContaining(`holds ${stranger.keyId}`) };
  const attempt = { ...change(), keys: stranger };
  await expect(publish({ version: 'a8' }, { keys: stranger, force: true })).rejects.toMatchObject(refusal);
  await expect(promote({ ...attempt, percent: 100 })).rejects.toMatchObject(refusal);
  await expect(rollBack(attempt)).rejects.toMatchObject(refusal);
  await expect(stop(attempt)).rejects.toMatchObject(refusal);
  const role = { openid: 'oA', role: 'owner', atMs: 1 };
  await expect(setRole(cloud.owner, stranger, role)).rejects.toMatchObject(refusal);
  const rotation = { cloud: cloud.owner, shopId: 'tea-house', keysDir: join(folder, 'elsewhere') };
  await expect(rotateKeys(rotation)).rejects.toMatchObject(refusal);
  expect(existsSync(join(folder, 'elsewhere', 'tea-house.json.next'))).toBe(false);
  expect(await offered()).toEqual(before);
});

it('changes the key so that phones follow, after an interruption too', async () => {
  const builtIn = { [keys.keyId]: keys.publicKey };
  const interrupted = {
    ...cloud.owner,
    database: () => {
      const database = cloud.owner.database();
      return {
        ...database,
        collection: (name: string) => {
          if (name === 'manifests') throw new Error('connection lost');
          return database.collection(name);
        },
      };
    },
  } as typeof cloud.owner;
  const options = { shopId: 'tea-house', keysDir: folder };
  await expect(rotateKeys({ ...options, cloud: interrupted })).rejects.toThrow('connection lost');
  expect(loadMerchantKeys('tea-house', folder)).toEqual(keys);
  const next = await rotateKeys({ ...options, cloud: cloud.owner });
  expect(loadMerchantKeys('tea-house', folder)).toEqual(next);
  expect(next.keyId).not.toBe(keys.keyId);
  expect(next.pseudonymKey).toBe(keys.pseudonymKey);
  expect(readdirSync(folder)).toContain(`tea-house.json.${keys.keyId}.retired`);
  expect(existsSync(join(folder, 'tea-house.json.next'))).toBe(false);

  const { signed, rotations = [] } = await offered();
  expect(rotations).toHaveLength(1);
  const trusted = followRotations(builtIn, 'tea-house', [], rotations);
  expect(verifyManifest(signed!, trusted)).toMatchObject({ ok: true });
  expect(verifyManifest(signed!, { keys: builtIn, revoked: [] })).toMatchObject({ reason: 'unknown-key' });
  await expect(stop({ ...change(), keys })).rejects.toThrow(
    /it was replaced; finish that with `keys rotate`/,
  );
  keys = next;
});

it('tells in the log, once, that the cloud stopped a version on which phones failed', async () => {
  const { version, artifactVersion } = await offeredManifest();
  const verdict = { kind: 'failed', cause: 'engine' };
  const report = { action: 'health', model: 'recommender', version, artifactVersion, verdict };
  for (let phone = 0; phone < 6; phone += 1) {
    await cloud.call('models', report, await cloud.createIdentity());
  }
  expect((await offeredManifest()).version).toBeLessThan(version);
  const entries = await readAuditLog(cloud.owner.database());
  const noted = entries.filter(({ keyId }) => keyId === 'cloud');
  expect(noted).toMatchObject([{ action: 'stopped-by-cloud', signature: '' }]);
  expect(JSON.parse(noted[0]!.detail)).toMatchObject({ model: 'recommender', version, failed: 5 });
  // What owners do next is chained to it.
  await publish({ version: 'a9', change: { evaluation: evaluationWith(0.3) } });
  expect((await readAuditLog(cloud.owner.database())).at(-1)).toMatchObject({ action: 'publish' });
});

it('keeps a log in which a changed or removed entry shows', async () => {
  const database = cloud.owner.database();
  const actions = (await readAuditLog(database)).map(({ action }) => action);
  expect(actions.slice(0, 6)).toEqual(['publish', 'promote', 'publish', 'rollback', 'stop', 'promote']);
  expect(actions).toContain('rotate-keys');
  const known = knownPublicKeys('tea-house', folder);
  expect(Object.keys(known)).toHaveLength(2);
  expect(await readAuditLog(database, known)).toHaveLength(actions.length);
  const [newest] = Object.keys(known).filter((keyId) => keyId === keys.keyId);
  const swapped = { ...known, [newest!]: Object.values(known).find((key) => key !== known[newest!])! };
  await expect(readAuditLog(database, swapped)).rejects.toThrow(/broken at entry/);
  await database
    .collection('auditLog')
    .doc('000000002')
    .update({ data: { detail: '{}' } });
  await expect(readAuditLog(database)).rejects.toThrow(/broken at entry 3/);
});
