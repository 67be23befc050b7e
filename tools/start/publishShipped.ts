import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Manifest } from '../../src/contracts';
import { connectCloud } from '../merchant-cli/connectCloud';
import { findNewestManifest } from '../merchant-cli/manifestStore';
import { publishArtifact } from '../merchant-cli/publishArtifact';
import { readArtifact } from '../merchant-cli/readArtifact';
import { type OpenShop } from './openShop';

const DAY_MS = 86_400_000;
/** A manifest that ends sooner is renewed: phones refuse one that has expired. */
const RENEW_WITHIN_MS = 7 * DAY_MS;

export interface Shipped {
  /** Of the artifact. */
  version: string;
  /** Version that the last start published; `undefined` at the first. */
  lastPublished: string | undefined;
  /** What the cloud offers phones at the moment. */
  offered: Pick<Manifest, 'artifactVersion' | 'expiresAtMs'> | undefined;
  nowMs: number;
}

/**
 * Whether the start shall publish the artifact it was given: the first time, after it changed, and before it expires.
 * A model that the merchant published since stays.
 */
export function shallPublish({ version, lastPublished, offered, nowMs }: Shipped): boolean {
  if (!offered || lastPublished !== version) return true;
  return offered.artifactVersion === version && offered.expiresAtMs < nowMs + RENEW_WITHIN_MS;
}

/** Publishes `artifactDir` to every phone when due; returns the version that phones are offered. */
export async function publishShipped(
  { cloud, keys }: OpenShop,
  artifactDir: string,
  noteFile: string,
): Promise<string> {
  const owner = connectCloud(cloud.adminEnvironment);
  const offered = await findNewestManifest(owner.database(), 'recommender');
  const lastPublished = existsSync(noteFile) ? readFileSync(noteFile, 'utf8') : undefined;
  const { version } = readArtifact(artifactDir).card;
  if (!shallPublish({ version, lastPublished, offered, nowMs: Date.now() })) return offered!.artifactVersion;
  const manifest = await publishArtifact({ cloud: owner, keys, artifactDir });
  writeFileSync(noteFile, version);
  return manifest.artifactVersion;
}
