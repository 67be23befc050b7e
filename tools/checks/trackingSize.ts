import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { filesUnder } from './filesUnder';

/** Minified and gzipped size of the event queue's own code: what it imports from other layers is theirs. */
export async function measureTracking(root: string): Promise<number> {
  const folder = join(root, 'src/tracking');
  const modules = filesUnder(folder).filter((path) => /^[^/]+\.ts$/.test(path) && !path.endsWith('.test.ts'));
  const { outputFiles } = await build({
    stdin: {
      contents: modules.map((path) => `export * from './${path.slice(0, -'.ts'.length)}';`).join('\n'),
      resolveDir: folder,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2018',
    write: false,
    packages: 'external',
    plugins: [
      {
        name: 'other-layers-stay-outside',
        setup: ({ onResolve }) => onResolve({ filter: /^\.\.\// }, ({ path }) => ({ path, external: true })),
      },
    ],
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array()).length;
}
