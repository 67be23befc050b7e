import { type Manifest } from '../../contracts';
import { isAtLeast } from './appVersion';

/** What this phone is and has. */
export interface InstalledState {
  shopId: string;
  appVersion: string;
  featureSchemaHash: string;
  /** The manifest version whose artifact runs; 0 when none does. */
  version: number;
  /** The highest manifest version that ever passed the signature check here. */
  highestSeenVersion: number;
  /** The merchant has switched models off here. */
  isDisabled: boolean;
  /** Artifacts that failed on this phone. */
  quarantined: readonly string[];
}

/** Why a manifest is not followed, though its signature is right. */
export type ManifestRefusal =
  | 'wrong-shop'
  | 'expired'
  /** The newest manifest that this phone knows has expired, and there is no newer one. */
  | 'frozen'
  | 'older-version'
  | 'fast-forwarded'
  | 'app-too-old'
  | 'other-features'
  /** This artifact failed on this phone before. */
  | 'quarantined';

export type UpdateDecision =
  | { kind: 'install' }
  | { kind: 'disable' }
  | { kind: 'keep'; reason: 'not-newer' | 'outside-rollout' }
  | { kind: 'refuse'; reason: ManifestRefusal };

/**
 * A shop that publishes ten times a day needs 27 years for so many versions. Who signs a higher one with a stolen key
 * wants that no phone follows the shop's own versions any more.
 */
const MAX_VERSION_STEP = 100_000;

/**
 * What to do about a manifest whose signature is already verified.
 *
 * `expired` stops an attacker who replays an old manifest for ever, `frozen` tells that the newest one this phone knows has
 * expired without a successor; `older-version` stops one who replays a version that this phone has left behind, and
 * `fast-forwarded` one who would leave no room above (The Update Framework's names for these attacks). The kill switch is followed by every phone, in the rollout or not.
 */
export function decideUpdate(
  manifest: Manifest,
  installed: InstalledState,
  nowMs: number,
  bucket: number,
): UpdateDecision {
  if (manifest.shopId !== installed.shopId) return { kind: 'refuse', reason: 'wrong-shop' };
  const ahead = manifest.version - installed.highestSeenVersion;
  if (ahead < 0) return { kind: 'refuse', reason: 'older-version' };
  if (nowMs >= manifest.expiresAtMs) return { kind: 'refuse', reason: ahead === 0 ? 'frozen' : 'expired' };
  if (installed.highestSeenVersion > 0 && ahead > MAX_VERSION_STEP) {
    return { kind: 'refuse', reason: 'fast-forwarded' };
  }
  if (manifest.disabled) return { kind: 'disable' };
  if (!isAtLeast(installed.appVersion, manifest.minimumAppVersion)) {
    return { kind: 'refuse', reason: 'app-too-old' };
  }
  if (manifest.featureSchemaHash !== installed.featureSchemaHash) {
    return { kind: 'refuse', reason: 'other-features' };
  }
  if (manifest.version <= installed.version && !installed.isDisabled) {
    return { kind: 'keep', reason: 'not-newer' };
  }
  if (installed.quarantined.includes(manifest.artifactVersion))
    return { kind: 'refuse', reason: 'quarantined' };
  if (bucket >= manifest.rollout.percent) return { kind: 'keep', reason: 'outside-rollout' };
  return { kind: 'install' };
}
