import {
  type Manifest,
  ManifestResult,
  parseCloudReply,
  type ModelsRequest,
  type SignedManifest,
} from '../contracts';
import { decideUpdate, type InstalledState, type UpdateDecision } from '../domain/rollout/decideUpdate';
import { rolloutBucket } from '../domain/rollout/rolloutBucket';
import { type CloudClient } from '../platform';
import { type InstallRecord } from './installRecord';
import { followRotations, type PublicKeys, type TrustedKeys } from './trustedKeys';
import { type RefusalReason } from './updateOutcome';
import { verifyManifest } from './verifyManifest';

export type ManifestCheck =
  | { kind: 'nothing-published'; trusted: TrustedKeys }
  | { kind: 'refused'; reason: RefusalReason; detail: string; trusted?: TrustedKeys }
  /** The manifest is genuine; what to do about it is decided. */
  | {
      kind: 'decided';
      manifest: Manifest;
      signed: SignedManifest;
      decision: UpdateDecision;
      trusted: TrustedKeys;
    };

export interface CheckContext {
  cloud: CloudClient;
  /** Those the app was built with. */
  publicKeys: PublicKeys;
  record: InstallRecord;
  /** What this phone is; what it has stands in the record. */
  phone: Pick<InstalledState, 'shopId' | 'appVersion' | 'featureSchemaHash'>;
  /** Random, made once on this phone; places it in staged rollouts. */
  installId: string;
  nowMs: number;
}

/** Fetches the shop's signed manifest and decides about it. Changes nothing and never throws. */
export async function checkManifest(context: CheckContext): Promise<ManifestCheck> {
  const { cloud, publicKeys, record, phone } = context;
  const request: ModelsRequest = {
    action: 'manifest',
    model: 'recommender',
    installedVersion: record.active?.manifestVersion ?? 0,
  };
  let reply: unknown;
  try {
    reply = await cloud.callFunction('models', request);
  } catch (error) {
    return checkStored(context, String(error));
  }
  const parsed = parseCloudReply(ManifestResult, reply);
  if (!parsed.ok) return { kind: 'refused', reason: 'bad-reply', detail: parsed.issues.join('; ') };
  if (!parsed.value.ok) {
    const { code, message } = parsed.value.error;
    return { kind: 'refused', reason: 'bad-reply', detail: `${code}: ${message}` };
  }
  const { signed, rotations = [] } = parsed.value.value;
  const trusted = followRotations(publicKeys, phone.shopId, record.rotations, rotations);
  return signed ? decide(signed, trusted, context) : { kind: 'nothing-published', trusted };
}

/**
 * Without the cloud, the newest manifest that was seen here says what still holds: its kill switch, and that it has expired
 * by now. It brings nothing new.
 */
function checkStored(context: CheckContext, failure: string): ManifestCheck {
  const unreachable: ManifestCheck = { kind: 'refused', reason: 'unreachable', detail: failure };
  const { signed, rotations, isDisabled } = context.record;
  if (!signed) return unreachable;
  const trusted = followRotations(context.publicKeys, context.phone.shopId, rotations, []);
  const stored = decide(signed, trusted, context);
  if (stored.kind !== 'decided') return unreachable;
  const { decision } = stored;
  const isNews = decision.kind === 'disable' && !isDisabled;
  return isNews || (decision.kind === 'refuse' && decision.reason === 'frozen') ? stored : unreachable;
}

function decide(signed: SignedManifest, trusted: TrustedKeys, context: CheckContext): ManifestCheck {
  const { record, phone, installId, nowMs } = context;
  const verified = verifyManifest(signed, trusted);
  if (!verified.ok) {
    return { kind: 'refused', reason: verified.reason, detail: verified.detail, trusted };
  }
  const { manifest } = verified;
  // What a replaced key has signed no longer says how high versions are: its thief may have counted up to the end.
  const isKnown = (keyId: string | undefined) => keyId === undefined || !trusted.revoked.includes(keyId);
  const installed: InstalledState = {
    ...phone,
    version: isKnown(record.active?.keyId) ? (record.active?.manifestVersion ?? 0) : 0,
    highestSeenVersion: isKnown(record.highestSeenKeyId) ? record.highestSeenVersion : 0,
    isDisabled: record.isDisabled,
    quarantined: record.quarantined,
  };
  const bucket = rolloutBucket(installId, manifest.rollout.salt);
  const decision = decideUpdate(manifest, installed, nowMs, bucket);
  return { kind: 'decided', manifest, signed, decision, trusted };
}
