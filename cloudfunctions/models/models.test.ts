import { ARTIFACT_FORMAT_VERSION, type HealthReport, type Manifest } from '../../src/contracts';
import { answerModels } from './models';
import { type ModelsRepository, type RolloutStop, type StoredReport } from './modelsRepository';

const request = { action: 'manifest', model: 'recommender', installedVersion: 0 } as const;
const manifest: Manifest = {
  formatVersion: ARTIFACT_FORMAT_VERSION,
  shopId: 'tea-house',
  model: 'recommender',
  version: 3,
  artifactVersion: 'a3',
  issuedAtMs: 1,
  expiresAtMs: 2,
  minimumAppVersion: '0.1.0',
  featureSchemaHash: 'a'.repeat(64),
  rollout: { percent: 100, salt: 's' },
  disabled: false,
  files: [{ path: 'card.json', cloudPath: 'models/a/card.json', sizeBytes: 1, sha256: 'b'.repeat(64) }],
};
const signedAs = (change: Partial<Manifest>) => ({
  payload: JSON.stringify({ ...manifest, ...change }),
  signature: 'c2lnbmVk',
  keyId: 'k',
});
const signed = signedAs({});

/** Documents in memory. `manifests` are the highest version first. */
function createRepository(manifests: unknown[]) {
  const reports = new Map<string, StoredReport>();
  const stops: RolloutStop[] = [];
  const notes: { version: number; by: string; isStopped: boolean }[] = [];
  const rotations = [{ payload: '{}', oldSignature: 'b2xk', newSignature: 'bmV3' }];
  const repository: ModelsRepository = {
    listManifests: async () => manifests,
    findManifest: async (_, version) =>
      manifests.find(
        (stored) => (JSON.parse((stored as typeof signed).payload) as Manifest).version === version,
      ),
    listStopped: async () => new Set(stops.map((stop) => stop.version)),
    listRotations: async () => rotations,
    putReport: async (openid, report) => void reports.set(`${openid} ${report.version}`, report),
    countReports: async (_, version) => {
      const verdicts = [...reports.values()].filter((report) => report.version === version);
      const failed = verdicts.filter(({ verdict }) => verdict === 'failed').length;
      return { failed, healthy: verdicts.length - failed };
    },
    putStop: async (stop) => void stops.push(stop),
    noteStop: async ({ version }, by) => void notes.push({ version, by, isStopped: stops.length > 0 }),
  };
  return { repository, reports, stops, notes, rotations };
}
const call = (openid = 'oA') => ({ openid, nowMs: 5 });
const ask = (...manifests: unknown[]) =>
  answerModels(request, call(), createRepository(manifests).repository);

it('hands the newest manifest on, byte for byte, with the changes of key', async () => {
  const { rotations } = createRepository([]);
  expect(await ask({ ...signed, extra: 1 }, signedAs({ version: 2 }))).toEqual({
    ok: true,
    value: { signed, rotations },
  });
});

it('says when nothing was published', async () => {
  expect(await ask()).toMatchObject({ ok: true, value: { rotations: [{}] } });
});

it.each([
  ['is missing', null],
  ['has no signature', { ...signed, signature: undefined }],
  ['has a payload that is no JSON', { ...signed, payload: '{' }],
  ['has a payload that is no manifest', { ...signed, payload: JSON.stringify({ ...manifest, files: [] }) }],
])('does not hand out a manifest that %s', async (_what, stored) => {
  expect(await ask(stored)).toMatchObject({ ok: false, error: { code: 'internal' } });
});

describe('a version that fails on phones', () => {
  const report = (verdict: HealthReport['verdict'], version = 3): HealthReport => ({
    action: 'health',
    model: 'recommender',
    version,
    artifactVersion: `a${version}`,
    verdict,
  });
  const failure = report({ kind: 'failed', cause: 'engine' });

  it('is not offered any more after five phones, and the version before is', async () => {
    const before = signedAs({ version: 2, artifactVersion: 'a2' });
    const { repository, stops, notes } = createRepository([signed, before]);
    for (let phone = 0; phone < 4; phone += 1) {
      expect(await answerModels(failure, call(`o${phone}`), repository)).toMatchObject({
        value: { isStopped: false },
      });
    }
    expect(await answerModels(request, call(), repository)).toMatchObject({ value: { signed } });
    expect(await answerModels(failure, call('o4'), repository)).toMatchObject({ value: { isStopped: true } });
    expect(stops).toMatchObject([{ version: 3, failed: 5, healthy: 0, stoppedAtMs: 5 }]);
    // The audit log first: a stop that no log tells of cannot be.
    expect(notes).toEqual([{ version: 3, by: 'cloud', isStopped: false }]);
    expect(await answerModels(request, call(), repository)).toMatchObject({ value: { signed: before } });
  });

  it('is not stopped by one phone that reports again and again', async () => {
    const { repository, stops } = createRepository([signed]);
    for (let repeat = 0; repeat < 20; repeat += 1) await answerModels(failure, call(), repository);
    expect(stops).toEqual([]);
  });

  it('goes on while far more phones do well', async () => {
    const { repository, stops } = createRepository([signed]);
    for (let phone = 0; phone < 995; phone += 1) {
      await answerModels(report({ kind: 'healthy' }), call(`h${phone}`), repository);
    }
    for (let phone = 0; phone < 5; phone += 1) await answerModels(failure, call(`f${phone}`), repository);
    expect(stops).toEqual([]);
  });

  it('cannot be used to withhold a kill switch', async () => {
    const killed = signedAs({ version: 4, artifactVersion: 'a4', disabled: true });
    const { repository } = createRepository([killed, signed]);
    const forged = report({ kind: 'failed', cause: 'engine' }, 4);
    for (let phone = 0; phone < 9; phone += 1) await answerModels(forged, call(`o${phone}`), repository);
    expect(await answerModels(request, call(), repository)).toMatchObject({ value: { signed: killed } });
  });

  it('must exist, and bring the artifact that is reported', async () => {
    const { repository, reports } = createRepository([signed]);
    for (const wrong of [report({ kind: 'healthy' }, 7), { ...failure, artifactVersion: 'other' }]) {
      expect(await answerModels(wrong, call(), repository)).toMatchObject({ error: { code: 'not-found' } });
    }
    expect(reports.size).toBe(0);
  });
});
