import { createHash } from 'node:crypto';

/** One digest for several sources in a given order; a single source keeps its own. */
export function combineSha256(digests: readonly string[]): string {
  if (digests.length === 1) return digests[0]!;
  return createHash('sha256').update(digests.join('\n')).digest('hex');
}
