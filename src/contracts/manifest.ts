import * as v from 'valibot';
import { ARTIFACT_FORMAT_VERSION } from './modelCard';
import { parseJsonWith, parseWith, type Parsed } from './parsed';
import { CloudPath, Count, Finite, Id, PositiveCount, Sha256, TimestampMs } from './scalars';

export const ModelName = v.picklist(['recommender']);
export type ModelName = v.InferOutput<typeof ModelName>;

export const ManifestFile = v.object({
  /** Name inside the artifact: `model.json`, `weights.bin`, … */
  path: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'expected a plain file name')),
  /** Where the bytes lie in the cloud's file storage. */
  cloudPath: CloudPath,
  sizeBytes: v.pipe(PositiveCount, v.maxValue(8 * 1024 * 1024)),
  sha256: Sha256,
});
export type ManifestFile = v.InferOutput<typeof ManifestFile>;

/** The signed statement of which artifact phones shall run. */
export const Manifest = v.object({
  formatVersion: v.literal(ARTIFACT_FORMAT_VERSION),
  shopId: Id,
  model: ModelName,
  /** Only grows. Going back is a new, higher version that points at old files. */
  version: PositiveCount,
  /** `card.version` of the artifact: what exposure events carry. */
  artifactVersion: Id,
  issuedAtMs: TimestampMs,
  /** After this moment a phone keeps what it has and reports a frozen server. */
  expiresAtMs: TimestampMs,
  minimumAppVersion: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  featureSchemaHash: Sha256,
  rollout: v.object({ percent: v.pipe(Finite, v.minValue(0), v.maxValue(100)), salt: Id }),
  /** Kill switch: phones stop using any model of this name and show popularity. */
  disabled: v.boolean(),
  files: v.pipe(v.array(ManifestFile), v.minLength(1), v.maxLength(16)),
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** `payload` is the exact text that was signed (ed25519): it is verified first and parsed second. */
export const SignedManifest = v.object({
  payload: v.pipe(v.string(), v.maxLength(16 * 1024)),
  signature: v.pipe(v.string(), v.base64()),
  keyId: Id,
});
export type SignedManifest = v.InferOutput<typeof SignedManifest>;

/** The request of the `models` function. */
export const ModelsRequest = v.variant('action', [
  v.object({ action: v.literal('manifest'), model: ModelName, installedVersion: Count }),
]);
export type ModelsRequest = v.InferOutput<typeof ModelsRequest>;

/** `signed` is absent while the shop has published nothing. */
export const ManifestResult = v.object({ signed: v.optional(SignedManifest) });
export type ManifestResult = v.InferOutput<typeof ManifestResult>;

export function parseManifest(payload: string): Parsed<Manifest> {
  return parseJsonWith(Manifest, payload, 'manifest');
}
export function parseSignedManifest(input: unknown): Parsed<SignedManifest> {
  return parseWith(SignedManifest, input, 'manifest');
}
export function parseModelsRequest(input: unknown): Parsed<ModelsRequest> {
  return parseWith(ModelsRequest, input, 'request');
}
