import { createHash } from 'node:crypto';
import {
  ARTIFACT_FORMAT_VERSION,
  parseManifest,
  type Manifest,
  type ManifestFile,
} from '../../src/contracts';
import { type Cloud } from './connectCloud';
import { addManifest, findNewestManifest } from './manifestStore';
import { MerchantError } from './merchantError';
import { signManifest, type MerchantKeys } from './merchantKeys';
import { readArtifact, type ArtifactFile } from './readArtifact';
import { readShopId } from './readShopId';

const DAY_MS = 24 * 3600 * 1000;

export interface PublishOptions {
  cloud: Cloud;
  keys: MerchantKeys;
  /** Folder of the artifact. */
  artifactDir: string;
  /** Share of phones that install it; growing it later never takes it away from anybody. */
  percent?: number;
  /** How long phones believe the manifest. */
  validDays?: number;
  minimumAppVersion?: string;
  now?: () => number;
  onProgress?: (done: { file: string; sizeBytes: number; index: number; count: number }) => void;
}

/**
 * Publishes an artifact as the next version: checks it, uploads its files under names that contain their
 * hash, reads each back, and only then stores the signed manifest. A failure before that changes nothing
 * for any phone.
 */
export async function publishArtifact(options: PublishOptions): Promise<Manifest> {
  const { cloud, keys, artifactDir, percent = 100, validDays = 30, minimumAppVersion = '0.1.0' } = options;
  const { now = Date.now, onProgress } = options;
  const { card, files } = readArtifact(artifactDir);
  const database = cloud.database();
  const shopId = await readShopId(database);
  if (shopId !== keys.shopId) {
    throw new MerchantError(`the cloud is that of shop ${shopId}, the keys are those of ${keys.shopId}`);
  }
  const newest = await findNewestManifest(database, card.model);
  const issuedAtMs = now();
  const draft: Manifest = {
    formatVersion: ARTIFACT_FORMAT_VERSION,
    shopId,
    model: card.model,
    version: (newest?.version ?? 0) + 1,
    artifactVersion: card.version,
    issuedAtMs,
    expiresAtMs: issuedAtMs + validDays * DAY_MS,
    minimumAppVersion,
    featureSchemaHash: card.featureSchemaHash,
    // The artifact's own salt: phones that have it at 5 % are among those that get it at 50 %.
    rollout: { percent, salt: card.version },
    disabled: false,
    files: files.map(describeFile),
  };
  const payload = JSON.stringify(draft);
  const parsed = parseManifest(payload);
  if (!parsed.ok) throw new MerchantError(`not publishable: ${parsed.issues.join('; ')}`);

  for (const [index, file] of files.entries()) {
    await uploadFile(cloud, file);
    onProgress?.({ file: file.name, sizeBytes: file.bytes.length, index, count: files.length });
  }
  await addManifest(database, parsed.value, signManifest(payload, keys));
  return parsed.value;
}

function describeFile(file: ArtifactFile): ManifestFile {
  return { path: file.name, cloudPath: cloudPathOf(file), sizeBytes: file.bytes.length, sha256: file.sha256 };
}

/** The same bytes have the same path, so an upload can only ever repeat what phones already trust. */
function cloudPathOf({ name, sha256 }: ArtifactFile): string {
  return `models/${sha256.slice(0, 16)}/${name}`;
}

async function uploadFile(cloud: Cloud, file: ArtifactFile): Promise<void> {
  const { fileID } = await cloud.uploadFile({ cloudPath: cloudPathOf(file), fileContent: file.bytes });
  const { fileContent } = await cloud.downloadFile({ fileID });
  if (createHash('sha256').update(fileContent).digest('hex') !== file.sha256) {
    throw new MerchantError(`${file.name}: the cloud holds other bytes than were uploaded; publish again`);
  }
}
