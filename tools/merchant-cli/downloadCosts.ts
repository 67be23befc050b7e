import { createPatch } from './createPatch';
import { isWorthPatching } from './describeFiles';
import { type Artifact } from './readArtifact';

export interface FileCost {
  name: string;
  wholeBytes: number;
  /** What a phone loads that has the file of the artifact before. */
  loadedBytes: number;
}

export interface DownloadCosts {
  files: FileCost[];
  wholeBytes: number;
  loadedBytes: number;
  /** Of the whole, 0 … 1. */
  share: number;
}

/** What the artifact `next` costs a phone that has `old`: nothing for a file that is the same, a patch where it saves. */
export function downloadCosts(old: Artifact, next: Artifact): DownloadCosts {
  const before = new Map(old.files.map((file) => [file.name, file]));
  const files = next.files.map(({ name, bytes, sha256 }): FileCost => {
    const known = before.get(name);
    const wholeBytes = bytes.length;
    if (!known) return { name, wholeBytes, loadedBytes: wholeBytes };
    if (known.sha256 === sha256) return { name, wholeBytes, loadedBytes: 0 };
    const patch = createPatch(known.bytes, bytes);
    return { name, wholeBytes, loadedBytes: isWorthPatching(patch, bytes) ? patch.length : wholeBytes };
  });
  const total = (of: 'wholeBytes' | 'loadedBytes') => files.reduce((sum, file) => sum + file[of], 0);
  const [wholeBytes, loadedBytes] = [total('wholeBytes'), total('loadedBytes')];
  return { files, wholeBytes, loadedBytes, share: loadedBytes / wholeBytes };
}
