import { createHash } from 'node:crypto';
import { ARTIFACT_FORMAT_VERSION, parseManifest, type Manifest, type StoredBytes } from '../../src/contracts';
import { appendAudit } from './auditLog';
import { findObjections, readLiveCard } from './checkArtifact';
import { type Cloud } from './connectCloud';
import { describeFile, type Upload } from './describeFiles';
import { expectOwnShop, expectShopKey } from './expectShopKey';
import { downloadBytes, noteFileIdPrefix } from './fileIds';
import { addManifest, listManifests } from './manifestStore';
import { EXIT, MerchantError } from './merchantError';
import { signManifest, type MerchantKeys } from './merchantKeys';
import { readArtifact } from './readArtifact';
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
  /** Publishes against all objections; they go into the audit log. */
  force?: boolean;
  now?: () => number;
  onProgress?: (done: { file: string; sizeBytes: number; index: number; count: number }) => void;
}

/**
 * Publishes an artifact as the next version: checks it as a phone will and against the live one, uploads its files, their
 * parts and patches under names that contain their hash, reads each back, and only then stores the signed manifest. A
 * failure before that changes nothing for any phone.
 */
export async function publishArtifact(options: PublishOptions): Promise<Manifest> {
  const { cloud, keys, artifactDir, percent = 100, validDays = 30, minimumAppVersion = '0.1.0' } = options;
  const { now = Date.now, onProgress, force = false } = options;
  const artifact = readArtifact(artifactDir);
  const { card, files } = artifact;
  const database = cloud.database();
  const shopId = await readShopId(database);
  expectOwnShop(shopId, keys);
  await expectShopKey(database, keys);
  const before = await listManifests(database, card.model);
  const [newest] = before;
  const objections = await findObjections(artifact, await readLiveCard(cloud, newest));
  if (objections.length > 0 && !force) {
    throw new MerchantError(
      `not published: ${objections.join('; ')} (--force publishes all the same)`,
      EXIT.refused,
    );
  }
  const load = (file: StoredBytes) => downloadBytes(cloud, file);
  const described = [];
  for (const file of files) described.push(await describeFile(file, before, load));
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
    files: described.map(({ file }) => file),
  };
  const payload = JSON.stringify(draft);
  const parsed = parseManifest(payload);
  if (!parsed.ok) throw new MerchantError(`not publishable: ${parsed.issues.join('; ')}`);

  const uploads = described.flatMap((file) => file.uploads);
  for (const [index, upload] of uploads.entries()) {
    await uploadBytes(cloud, upload);
    onProgress?.({ file: upload.cloudPath, sizeBytes: upload.bytes.length, index, count: uploads.length });
  }
  await addManifest(database, parsed.value, signManifest(payload, keys));
  const { version, artifactVersion } = parsed.value;
  const forced = objections.length > 0 ? { forced: objections } : {};
  const detail = { version, artifactVersion, percent, ...forced };
  await appendAudit(database, keys, { action: 'publish', detail, atMs: issuedAtMs });
  return parsed.value;
}

async function uploadBytes(cloud: Cloud, { cloudPath, bytes, sha256 }: Upload): Promise<void> {
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: Buffer.from(bytes) });
  await noteFileIdPrefix(cloud, fileID, cloudPath);
  const { fileContent } = await cloud.downloadFile({ fileID });
  if (createHash('sha256').update(fileContent).digest('hex') !== sha256) {
    throw new MerchantError(`${cloudPath}: the cloud holds other bytes than were uploaded; publish again`);
  }
}
