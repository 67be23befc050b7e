import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { KEYS_DIR } from '../merchant-cli/merchantKeys';
import { buildTitle, isStale, runBuild } from '../start/builds';
import { ensureDemoShop } from '../start/ensureDemoShop';
import { ensureMerchantKeys } from '../start/ensureMerchantKeys';
import { listenNear } from '../start/listenNear';
import { openShop } from '../start/openShop';
import { createProgress } from '../start/progress';
import { publishShipped } from '../start/publishShipped';
import { SHOPS } from '../start/shops';
import { buildSimulator } from './compile/buildSimulator';

const DEFAULT_PORT = 8090;
const root = resolve(__dirname, '../..');

interface Options {
  port?: string;
  dataDir: string;
  build: boolean;
}

const program = new Command('simulate')
  .description(
    'Runs the built mini-program in a browser on WeChat’s own component framework, with a cloud of its own,\n' +
      'a choice of phones and networks, and faults to switch on. Builds what is missing or stale.',
  )
  .option('--port <number>', `port on 127.0.0.1 (default: ${DEFAULT_PORT}, or the next free one)`)
  .option('--data-dir <dir>', 'where everything that lasts is kept', '.zhanggui')
  .option('--no-build', 'run what is already built');

async function main(): Promise<void> {
  const { port, dataDir, build } = program.parse().opts<Options>();
  const progress = createProgress((line) => console.log(line));
  const stateDir = resolve(dataDir);
  const shopDir = join(stateDir, 'shops/demo');
  const keysDir = join(root, KEYS_DIR);
  const { keyId, publicKey } = ensureMerchantKeys('demo', keysDir);
  if (build) {
    await ensureBuilt('weapp', { ZHANGGUI_PUBLIC_KEYS: JSON.stringify({ [keyId]: publicKey }) });
    await ensureBuilt('cloud', {});
  }
  await ensureDemoShop(root, shopDir);
  const outDir = join(root, 'build/simulator');
  await progress.step('compiling the mini-program for the browser', () =>
    buildSimulator(join(root, 'dist/weapp'), outDir),
  );
  const opened = await listenNear(Number(port ?? DEFAULT_PORT), port === undefined, (candidate) =>
    openShop({
      shopDir,
      cloudDir: join(stateDir, 'cloud/simulator'),
      keysDir,
      functionsDir: join(root, 'dist/cloudfunctions'),
      webRoot: outDir,
      port: candidate,
      onFunctionFailure: (name, outcome) =>
        console.error(`cloud function ${name}: ${JSON.stringify(outcome)}`),
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void opened.cloud.stop().then(() => process.exit(0)));
  }
  const artifactDir = await SHOPS.demo.findArtifact({ root, shopDir, stateDir, progress });
  if (artifactDir) await publishShipped(opened, artifactDir, join(stateDir, 'cloud/simulator/shipped-model'));
  console.log(`
${opened.profile.title} runs on a simulated phone:  ${opened.cloud.url}
The phone alone, such as for a real one's browser:  ${opened.cloud.url}/phone.html
Ctrl-C ends it; the phone's disk is the browser's own.`);

  async function ensureBuilt(name: 'weapp' | 'cloud', environment: Record<string, string>): Promise<void> {
    const trusts =
      name !== 'weapp' || (existsSync(appFile) && readFileSync(appFile, 'utf8').includes(publicKey));
    if (trusts && !isStale(root, name)) return;
    await progress.step(`building the ${buildTitle(name)}`, () => runBuild(root, name, environment));
  }
}

/** Holds the keys whose models the build trusts. */
const appFile = join(root, 'dist/weapp/app.js');

main().catch((error: Error) => {
  console.error(`simulate: ${error.message}`);
  process.exit(1);
});
