import { randomBytes } from 'node:crypto';
import { keyedHash } from '../secrets';

const TOKEN = /^[0-9a-f]{64}$/;

/** A visitor's secret: whoever shows it is that visitor. */
export function createIdentityToken(): string {
  return randomBytes(32).toString('hex');
}

/**
 * The openid behind `authorization: Bearer <token>`, or `undefined` without a valid token. It cannot be
 * turned back into the token, has WeChat's length of 28 and, like WeChat's, starts with an `o`: the SDK
 * would turn an all-digit one into a number.
 */
export function openidOf(authorization: string | undefined, signingKey: string): string | undefined {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined || !TOKEN.test(token)) return undefined;
  return `o${keyedHash(signingKey, 'openid', token).toString('base64url').slice(0, 27)}`;
}
