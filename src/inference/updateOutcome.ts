import { type ManifestRefusal } from '../domain/rollout/decideUpdate';

/** Why a manifest was not followed. Each is an expected outcome, not an error. */
export type RefusalReason =
  | 'unreachable'
  | 'bad-reply'
  | 'unknown-key'
  /** The key was replaced by another one. */
  | 'revoked-key'
  | 'bad-signature'
  | 'bad-manifest'
  | ManifestRefusal
  | 'download-failed'
  | 'wrong-size'
  | 'wrong-hash'
  | 'bad-artifact'
  | 'self-test-failed'
  | 'engine-failed'
  | 'storage-failed';

/** How one look at the shop's manifest ended. */
export type UpdateOutcome =
  | { kind: 'installed'; version: number; modelVersion: string }
  | { kind: 'kept'; reason: 'nothing-published' | 'not-newer' | 'outside-rollout' }
  | { kind: 'disabled'; version: number }
  | { kind: 'refused'; reason: RefusalReason; detail: string };
