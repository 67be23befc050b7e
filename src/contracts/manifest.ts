import * as v from 'valibot';
import { MAX_ROTATIONS, SignedRotation } from './keyRotation';
import { ARTIFACT_FORMAT_VERSION } from './modelCard';
import { HealthReport, ModelName } from './modelHealth';
import { parseJsonWith, parseWith, type Parsed } from './parsed';
import { CloudPath, Count, Finite, Id, PositiveCount, Sha256, TimestampMs } from './scalars';

const MAX_FILE_BYTES = 8 * 1024 * 1024;
const FileBytes = v.pipe(PositiveCount, v.maxValue(MAX_FILE_BYTES));

/** Bytes in the cloud's file storage, and how a phone knows that it got them. */
const StoredBytes = v.object({ cloudPath: CloudPath, sizeBytes: FileBytes, sha256: Sha256 });
export type StoredBytes = v.InferOutput<typeof StoredBytes>;

/** What turns a file that a phone has already into this one: see `applyPatch`. */
export const FilePatch = v.object({
  ...StoredBytes.entries,
  fromSizeBytes: FileBytes,
  fromSha256: Sha256,
});
export type FilePatch = v.InferOutput<typeof FilePatch>;

export const ManifestFile = v.object({
  /** Name inside the artifact: `model.json`, `weights.bin`, … */
  path: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]*$/, 'expected a plain file name')),
  /** Where the bytes lie in the cloud's file storage. */
  cloudPath: CloudPath,
  sizeBytes: FileBytes,
  sha256: Sha256,
  /** The same bytes in pieces, in order: a download that broke off goes on after the last whole one. */
  parts: v.optional(v.pipe(v.array(StoredBytes), v.minLength(2), v.maxLength(32))),
  /** From the versions that most phones have. A patch that does not lead to `sha256` is as good as none. */
  patches: v.optional(v.pipe(v.array(FilePatch), v.maxLength(4))),
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
  /** A signed step back: the earlier version whose artifact this one brings again. */
  revertsTo: v.optional(PositiveCount),
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

/** The requests of the `models` function. */
export const ModelsRequest = v.variant('action', [
  v.object({ action: v.literal('manifest'), model: ModelName, installedVersion: Count }),
  HealthReport,
]);
export type ModelsRequest = v.InferOutput<typeof ModelsRequest>;

/** `signed` is absent while the shop has published nothing; `rotations` are all changes of its key, oldest first. */
export const ManifestResult = v.object({
  signed: v.optional(SignedManifest),
  rotations: v.optional(v.pipe(v.array(SignedRotation), v.maxLength(MAX_ROTATIONS))),
});
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
