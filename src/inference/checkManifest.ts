import { type Manifest, ManifestResult, parseCloudReply, type ModelsRequest } from '../contracts';
import { decideUpdate, type InstalledState, type UpdateDecision } from '../domain/rollout/decideUpdate';
import { rolloutBucket } from '../domain/rollout/rolloutBucket';
import { type CloudClient } from '../platform';
import { type RefusalReason } from './updateOutcome';
import { type PublicKeys, verifyManifest } from './verifyManifest';

export type ManifestCheck =
  | { kind: 'nothing-published' }
  | { kind: 'refused'; reason: RefusalReason; detail: string }
  /** The manifest is genuine; what to do about it is decided. */
  | { kind: 'decided'; manifest: Manifest; decision: UpdateDecision };

export interface CheckContext {
  cloud: CloudClient;
  publicKeys: PublicKeys;
  installed: InstalledState;
  /** Random, made once on this phone; places it in staged rollouts. */
  installId: string;
  nowMs: number;
}

/** Fetches the shop's signed manifest and decides about it. Changes nothing and never throws. */
export async function checkManifest(context: CheckContext): Promise<ManifestCheck> {
  const { cloud, publicKeys, installed, installId, nowMs } = context;
  const request: ModelsRequest = {
    action: 'manifest',
    model: 'recommender',
    installedVersion: installed.version,
  };
  let reply: unknown;
  try {
    reply = await cloud.callFunction('models', request);
  } catch (error) {
    return { kind: 'refused', reason: 'unreachable', detail: String(error) };
  }
  const parsed = parseCloudReply(ManifestResult, reply);
  if (!parsed.ok) return { kind: 'refused', reason: 'bad-reply', detail: parsed.issues.join('; ') };
  if (!parsed.value.ok) {
    const { code, message } = parsed.value.error;
    return { kind: 'refused', reason: 'bad-reply', detail: `${code}: ${message}` };
  }
  const { signed } = parsed.value.value;
  if (!signed) return { kind: 'nothing-published' };
  const verified = verifyManifest(signed, publicKeys);
  if (!verified.ok) return { kind: 'refused', reason: verified.reason, detail: verified.detail };
  const { manifest } = verified;
  const bucket = rolloutBucket(installId, manifest.rollout.salt);
  return { kind: 'decided', manifest, decision: decideUpdate(manifest, installed, nowMs, bucket) };
}
