import { createHash } from 'node:crypto';
import { type FilePatch, type Manifest, type ManifestFile, type StoredBytes } from '../../src/contracts';
import { createPatch } from './createPatch';
import { type ArtifactFile } from './readArtifact';

/** A file above two parts is loaded in parts, so that a broken connection costs one of them. */
const PART_BYTES = 64 * 1024;
/** Versions before this one whose phones load a patch. */
const PATCHED_VERSIONS = 2;
/** A patch that saves less is not worth the second way. */
const MOST_OF_FILE = 0.8;

export interface Upload {
  cloudPath: string;
  bytes: Uint8Array;
  sha256: string;
}
export interface DescribedFile {
  file: ManifestFile;
  uploads: Upload[];
}

/**
 * How phones get a file: whole, in parts, and as a patch of the versions `before` that still have another content of it.
 * Paths contain the content's hash: an upload can only repeat what is there.
 */
export async function describeFile(
  { name, bytes, sha256 }: ArtifactFile,
  before: readonly Manifest[],
  load: (file: StoredBytes) => Promise<Uint8Array | undefined>,
): Promise<DescribedFile> {
  const whole = createUpload(name, bytes);
  const parts: Upload[] = [];
  if (bytes.length > 2 * PART_BYTES) {
    for (let start = 0; start < bytes.length; start += PART_BYTES) {
      parts.push(createUpload(`${name}.part`, bytes.subarray(start, start + PART_BYTES)));
    }
  }
  const patches: { upload: Upload; patch: FilePatch }[] = [];
  for (const old of findOldContents(name, sha256, before)) {
    const oldBytes = await load(old);
    if (!oldBytes) continue;
    const upload = createUpload(`${name}.patch`, createPatch(oldBytes, bytes));
    if (!isWorthPatching(upload.bytes, bytes)) continue;
    const from = { fromSizeBytes: old.sizeBytes, fromSha256: old.sha256 };
    patches.push({ upload, patch: { ...describeUpload(upload), ...from } });
  }
  const file: ManifestFile = {
    path: name,
    ...describeUpload(whole),
    ...(parts.length > 0 && { parts: parts.map(describeUpload) }),
    ...(patches.length > 0 && { patches: patches.map(({ patch }) => patch) }),
  };
  return { file, uploads: [whole, ...parts, ...patches.map(({ upload }) => upload)] };
}

export function isWorthPatching(patch: Uint8Array, whole: Uint8Array): boolean {
  return patch.length <= MOST_OF_FILE * whole.length;
}

/** The latest other contents of a file, newest first, each once. */
function findOldContents(name: string, sha256: string, before: readonly Manifest[]): ManifestFile[] {
  const found = new Map<string, ManifestFile>();
  for (const { files } of before) {
    const file = files.find(({ path }) => path === name);
    if (file && file.sha256 !== sha256 && !found.has(file.sha256)) found.set(file.sha256, file);
  }
  return [...found.values()].slice(0, PATCHED_VERSIONS);
}

function createUpload(name: string, bytes: Uint8Array): Upload {
  const sha256 = hash(bytes);
  return { cloudPath: `models/${sha256.slice(0, 16)}/${name}`, bytes, sha256 };
}

function describeUpload({ cloudPath, bytes, sha256 }: Upload): StoredBytes {
  return { cloudPath, sizeBytes: bytes.length, sha256 };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
