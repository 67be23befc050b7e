import { ARTIFACT_FORMAT_VERSION } from '../../src/contracts';
import { answerModels } from './models';

const request = { action: 'manifest', model: 'recommender', installedVersion: 0 } as const;
const manifest = {
  formatVersion: ARTIFACT_FORMAT_VERSION,
  shopId: 'tea-house',
  model: 'recommender',
  version: 3,
  artifactVersion: '2026.1.1-1',
  issuedAtMs: 1,
  expiresAtMs: 2,
  minimumAppVersion: '0.1.0',
  featureSchemaHash: 'a'.repeat(64),
  rollout: { percent: 100, salt: 's' },
  disabled: false,
  files: [{ path: 'card.json', cloudPath: 'models/a/card.json', sizeBytes: 1, sha256: 'b'.repeat(64) }],
};
const signed = { payload: JSON.stringify(manifest), signature: 'c2lnbmVk', keyId: 'k' };
const ask = (stored: unknown) => answerModels(request, { findNewest: async () => stored });

it('hands the newest manifest on, byte for byte', async () => {
  expect(await ask({ ...signed, extra: 1 })).toEqual({ ok: true, value: { signed } });
});

it('says when nothing was published', async () => {
  expect(await ask(undefined)).toEqual({ ok: true, value: {} });
});

it.each([
  ['is missing', null],
  ['has no signature', { ...signed, signature: undefined }],
  ['has a payload that is no JSON', { ...signed, payload: '{' }],
  ['has a payload that is no manifest', { ...signed, payload: JSON.stringify({ ...manifest, files: [] }) }],
])('does not hand out a manifest that %s', async (_what, stored) => {
  expect(await ask(stored)).toMatchObject({ ok: false, error: { code: 'internal' } });
});
