import { type Manifest, type ManifestFile, type StoredBytes } from '../contracts';
import {
  type Clock,
  CloudFileMissingError,
  CloudFileTooLargeError,
  type CloudClient,
  StorageError,
} from '../platform';
import { applyPatch } from './applyPatch';
import { type ArtifactStore } from './artifactStore';
import { sha256HexOfFile } from './sha256';

const ATTEMPTS = 3;
const RETRY_DELAY_MS = 1_000;
/** What a phone accepts for one version, all files together. */
const MAX_ARTIFACT_BYTES = 8 * 1024 * 1024;

type Failure = { ok: false; reason: 'download-failed' | 'wrong-size' | 'wrong-hash'; detail: string };
type Loaded = { ok: true; bytes: Uint8Array } | Failure;
export type Download = { ok: true } | Failure;

export interface DownloadContext {
  cloud: CloudClient;
  clock: Clock;
  store: ArtifactStore;
  /** Versions whose files are on this phone. */
  installedVersions: readonly number[];
}

/**
 * Brings every file of a manifest into the store, by the cheapest way that leads to its hash: it is there already, an
 * installed version has it too, a patch of an installed version, pieces, or as a whole. May throw `StorageError`.
 */
export async function downloadArtifact(
  { version, files }: Manifest,
  context: DownloadContext,
): Promise<Download> {
  const { store } = context;
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (totalBytes > MAX_ARTIFACT_BYTES) {
    return { ok: false, reason: 'wrong-size', detail: `${totalBytes} bytes, at most ${MAX_ARTIFACT_BYTES}` };
  }
  for (const file of files) {
    if (await store.readFile(version, file)) continue;
    const present = (await findFile(file, context)) ?? (await patchFile(file, context));
    if (present) {
      await store.writeFile(version, file, present);
      continue;
    }
    const loaded = file.parts
      ? await loadParts(version, file, file.parts, context)
      : await loadBytes(file.path, file, context);
    if (!loaded.ok) return loaded;
    await store.writeFile(version, file, loaded.bytes);
    for (const part of partsOf(file)) await store.deleteFile(version, part);
  }
  return { ok: true };
}

async function findFile(
  file: Pick<ManifestFile, 'path' | 'sizeBytes' | 'sha256'>,
  { store, installedVersions }: DownloadContext,
): Promise<Uint8Array | undefined> {
  for (const version of installedVersions) {
    const bytes = await store.readFile(version, file);
    if (bytes) return bytes;
  }
  return undefined;
}

/** The file made of an installed one, when there is a patch for that and it holds what it promises. */
async function patchFile(file: ManifestFile, context: DownloadContext): Promise<Uint8Array | undefined> {
  for (const patch of file.patches ?? []) {
    const { fromSizeBytes, fromSha256 } = patch;
    const old = await findFile({ path: file.path, sizeBytes: fromSizeBytes, sha256: fromSha256 }, context);
    if (!old) continue;
    const loaded = await loadBytes(`${file.path}, patch`, patch, context);
    const bytes = loaded.ok ? applyPatch(old, loaded.bytes, file.sizeBytes) : undefined;
    if (bytes && (await sha256HexOfFile(bytes, context.clock)) === file.sha256) return bytes;
  }
  return undefined;
}

/** Each piece is on the disk before the next one is asked for. */
async function loadParts(
  version: number,
  file: ManifestFile,
  parts: readonly StoredBytes[],
  context: DownloadContext,
): Promise<Loaded> {
  const { store, clock } = context;
  if (parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) !== file.sizeBytes) {
    return { ok: false, reason: 'wrong-size', detail: `${file.path}: its parts have another length` };
  }
  const whole = new Uint8Array(file.sizeBytes);
  let offset = 0;
  for (const part of partsOf(file)) {
    let bytes = await store.readFile(version, part);
    if (!bytes) {
      const loaded = await loadBytes(part.path, part, context);
      if (!loaded.ok) return loaded;
      bytes = loaded.bytes;
      await store.writeFile(version, part, bytes);
    }
    whole.set(bytes, offset);
    offset += bytes.length;
  }
  if ((await sha256HexOfFile(whole, clock)) === file.sha256) return { ok: true, bytes: whole };
  return { ok: false, reason: 'wrong-hash', detail: `${file.path}: its parts make another file` };
}

function partsOf({ path, parts = [] }: ManifestFile) {
  return parts.map((part, index) => ({ ...part, path: `${path}.part-${index}` }));
}

async function loadBytes(name: string, stored: StoredBytes, context: DownloadContext): Promise<Loaded> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryBytes(name, stored, context);
    if (outcome.ok || outcome.isFinal || attempt === ATTEMPTS) return outcome;
    await new Promise<void>((resolve) =>
      context.clock.schedule(RETRY_DELAY_MS * 3 ** (attempt - 1), resolve),
    );
  }
}

async function tryBytes(
  name: string,
  { cloudPath, sizeBytes, sha256 }: StoredBytes,
  { cloud, clock }: DownloadContext,
) {
  // What is too short, too long or different is tried again: a connection that broke off, or a proxy between phone and
  // cloud, looks the same.
  const fail = (reason: Failure['reason'], detail: string, isFinal = false) =>
    ({ ok: false, reason, detail: `${name}: ${detail}`, isFinal }) as const;
  let bytes: Uint8Array;
  try {
    bytes = await cloud.downloadFile(cloudPath, sizeBytes);
  } catch (error) {
    if (error instanceof StorageError) throw error;
    if (error instanceof CloudFileTooLargeError) return fail('wrong-size', error.message);
    return fail('download-failed', String(error), error instanceof CloudFileMissingError);
  }
  if (bytes.length !== sizeBytes) return fail('wrong-size', `${bytes.length} bytes, expected ${sizeBytes}`);
  if ((await sha256HexOfFile(bytes, clock)) !== sha256) return fail('wrong-hash', 'not the signed content');
  return { ok: true as const, bytes };
}
