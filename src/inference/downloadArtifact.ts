import { type Manifest, type ManifestFile } from '../contracts';
import { type Clock, CloudFileMissingError, type CloudClient } from '../platform';
import { type ArtifactStore } from './artifactStore';
import { sha256HexOfFile } from './sha256';

const ATTEMPTS = 3;
const RETRY_DELAY_MS = 1_000;
/** What a phone accepts for one version, all files together. */
const MAX_ARTIFACT_BYTES = 8 * 1024 * 1024;

export type Download =
  { ok: true } | { ok: false; reason: 'download-failed' | 'wrong-size' | 'wrong-hash'; detail: string };

/**
 * Brings every file of a manifest into the store. Files that an interrupted attempt has left there are not loaded again, nor
 * those that an installed version has too. May throw `StorageError`.
 */
export async function downloadArtifact(
  { version, files }: Manifest,
  installedVersions: readonly number[],
  { cloud, clock, store }: { cloud: CloudClient; clock: Clock; store: ArtifactStore },
): Promise<Download> {
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (totalBytes > MAX_ARTIFACT_BYTES) {
    return { ok: false, reason: 'wrong-size', detail: `${totalBytes} bytes, at most ${MAX_ARTIFACT_BYTES}` };
  }
  for (const file of files) {
    if (await store.readFile(version, file)) continue;
    const present = await findFile(file, installedVersions, store);
    if (present) {
      await store.writeFile(version, file, present);
      continue;
    }
    const loaded = await loadFile(file, cloud, clock);
    if (!loaded.ok) return loaded;
    await store.writeFile(version, file, loaded.bytes);
  }
  return { ok: true };
}

async function findFile(
  file: ManifestFile,
  versions: readonly number[],
  store: ArtifactStore,
): Promise<Uint8Array | undefined> {
  for (const version of versions) {
    const bytes = await store.readFile(version, file);
    if (bytes) return bytes;
  }
  return undefined;
}

async function loadFile(file: ManifestFile, cloud: CloudClient, clock: Clock) {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryFile(file, cloud, clock);
    if (outcome.ok || outcome.isFinal || attempt === ATTEMPTS) return outcome;
    await new Promise<void>((resolve) => clock.schedule(RETRY_DELAY_MS * 3 ** (attempt - 1), resolve));
  }
}

async function tryFile(
  { path, cloudPath, sizeBytes, sha256 }: ManifestFile,
  cloud: CloudClient,
  clock: Clock,
) {
  let bytes: Uint8Array;
  try {
    bytes = await cloud.downloadFile(cloudPath);
  } catch (error) {
    const isFinal = error instanceof CloudFileMissingError;
    return {
      ok: false as const,
      reason: 'download-failed' as const,
      detail: `${path}: ${String(error)}`,
      isFinal,
    };
  }
  // Both are tried again: a connection that broke off, or a proxy between phone and cloud, looks the same.
  if (bytes.length !== sizeBytes) {
    const detail = `${path}: ${bytes.length} bytes, expected ${sizeBytes}`;
    return { ok: false as const, reason: 'wrong-size' as const, detail, isFinal: false };
  }
  if ((await sha256HexOfFile(bytes, clock)) !== sha256) {
    return {
      ok: false as const,
      reason: 'wrong-hash' as const,
      detail: `${path}: not the signed content`,
      isFinal: false,
    };
  }
  return { ok: true as const, bytes };
}
