import { createHash } from 'node:crypto';

/** A document id that cannot be guessed from one part, nor made to collide by shifting text between parts. */
export function documentKey(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
