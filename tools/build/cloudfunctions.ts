import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(__dirname, '../..');
const SDK = 'wx-server-sdk';

export interface BuiltFunction {
  name: string;
  sizeBytes: number;
}

/**
 * Bundles each `cloudfunctions/<name>/main.ts` into a folder that deploys as it is: `index.js` with all
 * shared code inside, `config.json`, and a `package.json` that lets the service install the SDK.
 */
export async function buildCloudFunctions(
  outDir: string,
  sourceDir = join(ROOT, 'cloudfunctions'),
): Promise<BuiltFunction[]> {
  const names = readdirSync(sourceDir).filter((name) => existsSync(join(sourceDir, name, 'main.ts')));
  rmSync(outDir, { recursive: true, force: true });
  return Promise.all(
    names.map(async (name) => {
      const folder = join(outDir, name);
      mkdirSync(folder, { recursive: true });
      const { outputFiles } = await build({
        entryPoints: [join(sourceDir, name, 'main.ts')],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        target: 'node18',
        charset: 'utf8',
        external: [SDK],
        write: false,
        logLevel: 'warning',
      });
      const code = outputFiles[0]?.contents ?? new Uint8Array();
      writeFileSync(join(folder, 'index.js'), code);
      const config = join(sourceDir, name, 'config.json');
      if (existsSync(config)) copyFileSync(config, join(folder, 'config.json'));
      const manifest = { name, version: '1.0.0', main: 'index.js', dependencies: { [SDK]: sdkVersion() } };
      writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
      return { name, sizeBytes: code.length };
    }),
  );
}

function sdkVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const version = dependencies[SDK];
  if (version === undefined) throw new Error(`package.json: ${SDK} is not among the dependencies`);
  return version;
}

if (process.argv[1] === __filename) {
  void buildCloudFunctions(join(ROOT, 'dist/cloudfunctions')).then((built) => {
    for (const { name, sizeBytes } of built) {
      console.log(`dist/cloudfunctions/${name}/index.js  ${(sizeBytes / 1024).toFixed(0)} KB`);
    }
  });
}
