import { spawn } from 'node:child_process';
import { basename, join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CLOUD_RECORD_FILE } from '../local-cloud/cloudRecord';
import { buildTitle, isStale, runBuild } from './builds';
import { listenNear } from './listenNear';
import { openShop } from './openShop';
import { createProgress } from './progress';
import { publishShipped } from './publishShipped';
import { SHOPS, type ShopName } from './shops';
import { welcome } from './welcome';

const DEFAULT_PORT = 8080;
const root = resolve(__dirname, '../..');

interface Options {
  shop: ShopName;
  data?: string;
  port?: number;
  dataDir: string;
  build: boolean;
  open: boolean;
}

const program = new Command('start')
  .description(
    'Opens the shop in a browser preview with its own cloud on this machine, until it is interrupted.\n' +
      'Builds what is missing or stale.',
  )
  .addOption(
    new Option('--shop <name>', 'which shop').choices(Object.keys(SHOPS)).default('demo' satisfies ShopName),
  )
  .option('--data <dir>', 'with --shop online-retail: folder of the invoices')
  .option('--port <number>', `port on 127.0.0.1 (default: ${DEFAULT_PORT}, or the next free one)`, parsePort)
  .option('--data-dir <dir>', 'where everything that lasts is kept', '.zhanggui')
  .option('--no-build', 'serve what is already built')
  .option('--open', "open the shop in this machine's browser", false);

async function main(): Promise<void> {
  const options = program.parse().opts<Options>();
  const startedMs = Date.now();
  const progress = createProgress((line) => console.log(line));
  const stateDir = resolve(options.dataDir);
  const shop = SHOPS[options.shop];
  const shopDir = join(stateDir, 'shops', options.shop);

  // The preview's bundler runs in processes of its own: the shop is made beside it.
  await Promise.all([
    ...(options.build ? [buildStale()] : []),
    shop.prepare({ root, shopDir, dataDir: options.data && resolve(options.data), progress }),
  ]);
  const artifactDir = await shop.findArtifact({ root, shopDir, stateDir, progress });

  const opened = await listenNear(options.port ?? DEFAULT_PORT, options.port === undefined, (port) =>
    openShop({
      shopDir,
      cloudDir: join(stateDir, 'cloud', options.shop),
      keysDir: join(stateDir, 'keys'),
      functionsDir: join(root, 'dist/cloudfunctions'),
      webRoot: join(root, 'dist/h5'),
      port,
      recordFile: join(stateDir, basename(CLOUD_RECORD_FILE)),
      onFunctionFailure: (name, outcome) =>
        console.error(`cloud function ${name}: ${JSON.stringify(outcome)}`),
    }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void opened.cloud.stop().then(() => process.exit(0)));
  }
  const model = artifactDir
    ? await publishShipped(opened, artifactDir, join(stateDir, 'cloud', options.shop, 'shipped-model'))
    : undefined;
  console.log(
    welcome({
      title: opened.profile.title,
      url: opened.cloud.url,
      model,
      dataDir: options.dataDir,
      shop: options.shop,
      seconds: (Date.now() - startedMs) / 1000,
    }),
  );
  if (options.open) openInBrowser(opened.cloud.url);

  async function buildStale(): Promise<void> {
    // The slow one first: it runs on while the shop is made, which keeps this process busy.
    for (const name of ['h5', 'cloud'] as const) {
      if (isStale(root, name)) {
        await progress.step(`building the ${buildTitle(name)}`, () => runBuild(root, name));
      }
    }
  }
}

function openInBrowser(url: string): void {
  const command = process.platform === 'darwin' ? 'open' : 'xdg-open';
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => console.error(`${command} is not there: open ${url} by hand`))
    .unref();
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new InvalidArgumentError('expected a port number from 1 to 65535');
}

main().catch((error: Error) => {
  console.error(`start: ${error.message}`);
  process.exit(1);
});
