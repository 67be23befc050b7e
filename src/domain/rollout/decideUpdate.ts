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
  /** Versions that failed their self-test on this phone. */
  quarantined: readonly number[];
}

export type UpdateDecision =
  | { kind: 'install' }
  | { kind: 'disable' }
  | { kind: 'keep'; reason: 'not-newer' | 'outside-rollout' }
  | {
      kind: 'refuse';
      reason: 'wrong-shop' | 'expired' | 'older-version' | 'app-too-old' | 'other-features' | 'quarantined';
    };

/**
 * What to do about a manifest whose signature is already verified.
 *
 * `expired` stops an attacker who replays an old manifest for ever; `older-version` stops one who replays a version that this
 * phone has left behind. The kill switch is followed by every phone, in the rollout or not.
 */
export function decideUpdate(
  manifest: Manifest,
  installed: InstalledState,
  nowMs: number,
  bucket: number,
): UpdateDecision {
  if (manifest.shopId !== installed.shopId) return { kind: 'refuse', reason: 'wrong-shop' };
  if (nowMs >= manifest.expiresAtMs) return { kind: 'refuse', reason: 'expired' };
  if (manifest.version < installed.highestSeenVersion) return { kind: 'refuse', reason: 'older-version' };
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
  if (installed.quarantined.includes(manifest.version)) return { kind: 'refuse', reason: 'quarantined' };
  if (bucket >= manifest.rollout.percent) return { kind: 'keep', reason: 'outside-rollout' };
  return { kind: 'install' };
}
