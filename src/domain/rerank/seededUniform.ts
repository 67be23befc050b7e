/**
 * A number in (0, 1) that depends on seed and label alone: FNV-1a over both, mixed by the finisher of MurmurHash3
 * (Appleby, public domain). The same seed gives every label its own draw, in whatever order they are asked for.
 */
export function seededUniform(seed: string, label: string): number {
  let hash = 0x811c9dc5;
  const text = `${seed}\n${label}`;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return ((hash >>> 0) + 0.5) / 2 ** 32;
}
