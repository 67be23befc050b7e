import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What no build reads. */
const IGNORED = /(^|\/)\.DS_Store$|\.test\.tsx?$/;

/** Changes when a file below `paths` (files or folders, relative to `root`) is added, removed, renamed or written. */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const absolute = join(root, path);
    if (IGNORED.test(path) || !existsSync(absolute)) return;
    const stats = statSync(absolute);
    if (stats.isDirectory()) {
      readdirSync(absolute)
        .sort()
        .forEach((name) => visit(`${path}/${name}`));
    } else {
      hash.update(`${path}\0${stats.size}\0${stats.mtimeMs}\n`);
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}
