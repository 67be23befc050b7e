import { sign } from 'tweetnacl';
import { parseManifest, type Manifest, type SignedManifest } from '../contracts';
import { encodeUtf8 } from '../text/utf8';
import { decodeBase64 } from './base64';

/** Whose manifests this app follows: key id → base64 of the ed25519 public key. */
export type PublicKeys = Readonly<Record<string, string>>;

export type VerifiedManifest =
  | { ok: true; manifest: Manifest }
  | { ok: false; reason: 'unknown-key' | 'bad-signature' | 'bad-manifest'; detail: string };

/** Verifies the signature over the exact text first and parses it second: no unsigned byte reaches the parser. */
export function verifyManifest(
  { payload, signature, keyId }: SignedManifest,
  publicKeys: PublicKeys,
): VerifiedManifest {
  const encodedKey = Object.prototype.hasOwnProperty.call(publicKeys, keyId) ? publicKeys[keyId] : undefined;
  const publicKey = encodedKey === undefined ? undefined : decodeBase64(encodedKey);
  if (publicKey?.length !== sign.publicKeyLength) {
    return { ok: false, reason: 'unknown-key', detail: `key "${keyId}" is not trusted by this app` };
  }
  const signatureBytes = decodeBase64(signature);
  const isGenuine =
    signatureBytes?.length === sign.signatureLength &&
    sign.detached.verify(encodeUtf8(payload), signatureBytes, publicKey);
  if (!isGenuine) {
    return { ok: false, reason: 'bad-signature', detail: `the signature is not that of key "${keyId}"` };
  }
  const parsed = parseManifest(payload);
  if (!parsed.ok) return { ok: false, reason: 'bad-manifest', detail: parsed.issues.join('; ') };
  return { ok: true, manifest: parsed.value };
}
