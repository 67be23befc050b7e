import { sha256 } from 'js-sha256';

/**
 * Where in a rollout a phone stands, in [0, 100). The same phone and salt always give the same place, and a new salt
 * draws anew. It is inside a rollout of `percent` when the bucket is below it, so who is in stays in as the percentage grows.
 */
export function rolloutBucket(installId: string, salt: string): number {
  const digest = sha256.array(`${salt}\n${installId}`);
  const fraction = digest.slice(0, 6).reduce((sum, byte, index) => sum + byte / 256 ** (index + 1), 0);
  return fraction * 100;
}
