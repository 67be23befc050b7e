import * as v from 'valibot';
import { parseJsonWith, type Parsed } from './parsed';
import { Id, PositiveCount } from './scalars';

/** Changes of key that a phone follows after the key it was built with. */
export const MAX_ROTATIONS = 16;

/** ed25519: 32 bytes in base64. */
export const PublicKey = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/, 'expected 32 bytes in base64'));

/** The statement that one key takes the place of another. */
export const KeyRotation = v.object({
  shopId: Id,
  /** 1, 2, 3 …: the order in which a shop's key changed. */
  sequence: PositiveCount,
  /** Trusted so far, and never again. */
  oldKeyId: Id,
  newKeyId: Id,
  newPublicKey: PublicKey,
});
export type KeyRotation = v.InferOutput<typeof KeyRotation>;

/** Signed by the old key, which hands over, and by the new one, which proves that somebody holds it. */
export const SignedRotation = v.object({
  payload: v.pipe(v.string(), v.maxLength(1024)),
  oldSignature: v.pipe(v.string(), v.base64()),
  newSignature: v.pipe(v.string(), v.base64()),
});
export type SignedRotation = v.InferOutput<typeof SignedRotation>;

export function parseKeyRotation(payload: string): Parsed<KeyRotation> {
  return parseJsonWith(KeyRotation, payload, 'rotation');
}
