import { type Identifiers } from '../identifiers';
import { uuidFromBytes } from '../randomUuid';

/** Not by `crypto.randomUUID`: it is missing on plain http, which a preview in the local network uses. */
export function createWebIdentifiers(crypto: Pick<Crypto, 'getRandomValues'>): Identifiers {
  return { uuid: () => uuidFromBytes(crypto.getRandomValues(new Uint8Array(16))) };
}
