import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { backUp, restore } from './backup';
import { CLOUD_RECORD_FILE } from './cloudRecord';
import { startLocalCloud } from './startLocalCloud';

interface Options {
  dataDir: string;
  port: number;
  functions: string;
  web?: string;
  shop?: string;
}

const program = new Command('local-cloud')
  .description("Runs the shop's cloud on this machine until it is interrupted")
  .option('--data-dir <dir>', 'where everything that lasts is kept', '.zhanggui/cloud')
  .option('--port <number>', 'port on 127.0.0.1', parsePort, 8080)
  .option('--functions <dir>', 'built cloud functions', 'dist/cloudfunctions')
  .option('--web <dir>', 'folder to serve at /')
  .option('--shop <dir>', 'shop folder to make the catalogue from')
  .action(async ({ dataDir, port, functions, web, shop }: Options) => {
    const cloud = await startLocalCloud({
      dataDir: resolve(dataDir),
      functionsDir: resolve(functions),
      port,
      ...(web === undefined ? {} : { webRoot: resolve(web) }),
      functionEnvironment: officialAccount(),
      recordFile: resolve(CLOUD_RECORD_FILE),
      onFunctionFailure: (name, outcome) => console.error(`${name}: ${JSON.stringify(outcome)}`),
    });
    if (shop !== undefined) {
      const { shopId, products, reviews } = cloud.seedShop(resolve(shop));
      console.log(`shop ${shopId}: ${products} products, ${reviews} reviews`);
    }
    console.log(cloud.url);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cloud.stop());
  });

/** The settings of the official account, handed on to the function that receives its pushes. */
function officialAccount(): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => name.startsWith('OFFICIAL_ACCOUNT_'));
  return Object.fromEntries(own.map(([name, value = '']) => [name, value]));
}

program
  .command('backup')
  .description('copies the data of a stopped cloud into a new folder')
  .requiredOption('--to <dir>', 'folder to make')
  .action(({ to }: { to: string }) => backUp(program.opts<Options>().dataDir, to));
program
  .command('restore')
  .description('makes a data directory from a backup')
  .requiredOption('--from <dir>', 'folder of the backup')
  .action(({ from }: { from: string }) => restore(from, program.opts<Options>().dataDir));

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new InvalidArgumentError('expected a port number');
}

program.parseAsync().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
