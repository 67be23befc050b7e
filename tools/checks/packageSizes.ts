import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { filesUnder } from './filesUnder';

const SubPackages = v.array(v.object({ root: v.string() }));
/** WeChat accepts both spellings. */
const AppJson = v.object({ subPackages: v.optional(SubPackages), subpackages: v.optional(SubPackages) });

export interface PackageSizes {
  /** Everything outside the subpackages. */
  mainBytes: number;
  /** By the subpackage's root folder. */
  subpackageBytes: Record<string, number>;
  totalBytes: number;
}

/** Read by WeChat's tools, never sent to a phone. */
const NOT_SHIPPED = /^project(\.private)?\.config\.json$|\.map$|\.LICENSE\.txt$/;

/** How much a phone downloads of a built mini-program, by package. Throws when `app.json` is absent or unreadable. */
export function measurePackages(distDir: string): PackageSizes {
  const app = v.parse(AppJson, JSON.parse(readFileSync(join(distDir, 'app.json'), 'utf8')));
  const roots = [...(app.subPackages ?? []), ...(app.subpackages ?? [])].map(({ root }) =>
    root.replace(/\/*$/, '/'),
  );
  const subpackageBytes = Object.fromEntries(roots.map((root) => [root.slice(0, -1), 0]));
  let mainBytes = 0;
  for (const path of filesUnder(distDir).filter((path) => !NOT_SHIPPED.test(path))) {
    const sizeBytes = statSync(join(distDir, path)).size;
    const root = roots.find((prefix) => path.startsWith(prefix))?.slice(0, -1);
    if (root === undefined) mainBytes += sizeBytes;
    else subpackageBytes[root] = (subpackageBytes[root] ?? 0) + sizeBytes;
  }
  const inSubpackages = Object.values(subpackageBytes).reduce((sum, bytes) => sum + bytes, 0);
  return { mainBytes, subpackageBytes, totalBytes: mainBytes + inSubpackages };
}
