import { sign } from 'tweetnacl';
import { parseKeyRotation, type SignedRotation } from '../contracts';
import { encodeUtf8 } from '../text/utf8';
import { decodeBase64 } from './base64';

/** Whose manifests this app follows: key id → base64 of the ed25519 public key. */
export type PublicKeys = Readonly<Record<string, string>>;

export interface TrustedKeys {
  keys: PublicKeys;
  /** Keys that were trusted once and handed over to another. */
  revoked: readonly string[];
  /** The changes that led here, in order: what the phone keeps. */
  rotations: readonly SignedRotation[];
}

/**
 * Follows a shop's changes of key from the keys the app was built with. Those that this phone has `kept` come first, so that
 * nobody can offer it another past; of the `offered` ones each counts that a key which is trusted by then signed, and the
 * new key with it. What does not count is passed over: withholding or forging a change leaves the phone where it is.
 */
export function followRotations(
  builtIn: PublicKeys,
  shopId: string,
  kept: readonly SignedRotation[],
  offered: readonly SignedRotation[],
): TrustedKeys {
  let trusted: TrustedKeys = { keys: builtIn, revoked: [], rotations: [] };
  let sequence = 0;
  for (const signed of [...kept, ...offered]) {
    const rotation = verifyRotation(signed, trusted.keys, shopId);
    if (!rotation || rotation.sequence <= sequence || trusted.revoked.includes(rotation.newKeyId)) continue;
    const { oldKeyId, newKeyId, newPublicKey } = rotation;
    sequence = rotation.sequence;
    const keys = Object.fromEntries(Object.entries(trusted.keys).filter(([keyId]) => keyId !== oldKeyId));
    trusted = {
      keys: { ...keys, [newKeyId]: newPublicKey },
      revoked: [...trusted.revoked, oldKeyId],
      rotations: [...trusted.rotations, signed],
    };
  }
  return trusted;
}

function verifyRotation(
  { payload, oldSignature, newSignature }: SignedRotation,
  keys: PublicKeys,
  shopId: string,
) {
  // Parsed first, unlike a manifest: which key must have signed stands in the text. Nothing else of it is used before that.
  const parsed = parseKeyRotation(payload);
  if (!parsed.ok || parsed.value.shopId !== shopId) return undefined;
  const { oldKeyId, newPublicKey } = parsed.value;
  const oldPublicKey = Object.prototype.hasOwnProperty.call(keys, oldKeyId) ? keys[oldKeyId] : undefined;
  const isGenuine =
    oldPublicKey !== undefined &&
    isSigned(payload, oldSignature, oldPublicKey) &&
    isSigned(payload, newSignature, newPublicKey);
  return isGenuine ? parsed.value : undefined;
}

/** Whether `signature` is that of `publicKey` over the exact text. All but the text in base64. */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  const [signatureBytes, keyBytes] = [decodeBase64(signature), decodeBase64(publicKey)];
  return (
    signatureBytes?.length === sign.signatureLength &&
    keyBytes?.length === sign.publicKeyLength &&
    sign.detached.verify(encodeUtf8(text), signatureBytes, keyBytes)
  );
}
