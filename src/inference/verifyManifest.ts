import { parseManifest, type Manifest, type SignedManifest } from '../contracts';
import { isSigned, type TrustedKeys } from './trustedKeys';

export type VerifiedManifest =
  | { ok: true; manifest: Manifest }
  | {
      ok: false;
      reason: 'unknown-key' | 'revoked-key' | 'bad-signature' | 'bad-manifest';
      detail: string;
    };

/** Verifies the signature over the exact text first and parses it second: no unsigned byte reaches the parser. */
export function verifyManifest(
  { payload, signature, keyId }: SignedManifest,
  { keys, revoked }: Pick<TrustedKeys, 'keys' | 'revoked'>,
): VerifiedManifest {
  if (revoked.includes(keyId)) {
    return { ok: false, reason: 'revoked-key', detail: `key "${keyId}" was replaced by another one` };
  }
  const publicKey = Object.prototype.hasOwnProperty.call(keys, keyId) ? keys[keyId] : undefined;
  if (publicKey === undefined) {
    return { ok: false, reason: 'unknown-key', detail: `key "${keyId}" is not trusted by this app` };
  }
  if (!isSigned(payload, signature, publicKey)) {
    return { ok: false, reason: 'bad-signature', detail: `the signature is not that of key "${keyId}"` };
  }
  const parsed = parseManifest(payload);
  if (!parsed.ok) return { ok: false, reason: 'bad-manifest', detail: parsed.issues.join('; ') };
  return { ok: true, manifest: parsed.value };
}
