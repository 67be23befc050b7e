import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
export const ENGINE_ENTRY = join(ROOT, 'src/packages/engine/engine.ts');
export const ENGINE_OUTPUT = join(ROOT, 'build/packages/engine/engine.js');

/** WeChat names its global object differently over the versions of its runtimes. */
const GLOBAL_OBJECT = 'zhangguiGlobal';
const FIND_GLOBAL_OBJECT = `var ${GLOBAL_OBJECT}=typeof globalThis!=="undefined"?globalThis:typeof global!=="undefined"?global:{};`;

/**
 * Bundles the inference engine, tfjs inside, to one CommonJS file for the mini-program's subpackage.
 *
 * It is bundled apart from Taro because Taro's bundler gives all code a fake `window` and `document`, by which tfjs takes
 * WeChat for a browser, and because it would put tfjs into the main package. `process` is taken away for the same reason: where
 * a simulator has one, tfjs takes WeChat for Node.
 */
export async function bundleEngine(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [ENGINE_ENTRY],
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'browser',
    // Old iOS runtimes, as in `browserslist`; newer syntax is rewritten.
    target: 'es2017',
    mainFields: ['browser', 'module', 'main'],
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: FIND_GLOBAL_OBJECT },
    define: { global: GLOBAL_OBJECT, process: 'undefined' },
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0]!.contents;
}

if (process.argv[1] === __filename) {
  void bundleEngine().then((code) => {
    mkdirSync(dirname(ENGINE_OUTPUT), { recursive: true });
    writeFileSync(ENGINE_OUTPUT, code);
    const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
    console.log(`build/packages/engine/engine.js  ${kib(code.length)}  (gzip ${kib(gzipSync(code).length)})`);
  });
}
