import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { CLOUD_RECORD_FILE } from '../local-cloud/cloudRecord';
import { exportEvents } from './exportEvents';
import { MerchantError } from './merchantError';
import { createMerchantKeys, KEYS_DIR, loadMerchantKeys } from './merchantKeys';
import { openCloud } from './openCloud';
import { publishArtifact } from './publishArtifact';
import { readShopId } from './readShopId';
import { readStatus } from './readStatus';

interface CloudOptions {
  cloud?: string;
  record: string;
  keys: string;
  json?: boolean;
}

const program = new Command('merchant').description("The merchant's side of the loop: keys, events, models");

program
  .command('init')
  .description('makes the keys that sign models and pseudonymise shoppers')
  .requiredOption('--shop <id>', 'shop id, as in shop.json')
  .option('--keys <dir>', 'folder of the key files', KEYS_DIR)
  .action(({ shop, keys }: { shop: string; keys: string }) => {
    const { keyId, publicKey } = createMerchantKeys(shop, resolve(keys));
    console.log(JSON.stringify({ [keyId]: publicKey }));
    console.error('Phones must be built with this public key. Keep the key file: it cannot be made again.');
  });

onCloud(program.command('export-events'), 'writes the collected events as JSON lines, without openids')
  .requiredOption('--out <file>', 'file to write')
  .action(async ({ cloud: url, record, keys, out, json }: CloudOptions & { out: string }) => {
    const cloud = openCloud(url, resolve(record));
    const { pseudonymKey } = loadMerchantKeys(await readShopId(cloud.database()), resolve(keys));
    const summary = await exportEvents({
      cloud,
      pseudonymKey,
      outFile: resolve(out),
      onProgress: ({ batches, events }) => progress(`${batches} batches, ${events} events`),
    });
    endProgress();
    const { events, users, repeated, malformed } = summary;
    print(
      json,
      summary,
      `${out}: ${events} events of ${users} shoppers (${repeated} repeated, ${malformed} malformed)`,
    );
  });

onCloud(program.command('publish'), 'checks, uploads and signs an artifact as the next version')
  .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin, …')
  .option('--percent <number>', 'share of phones that install it', parsePercent, 100)
  .action(
    async ({
      cloud: url,
      record,
      keys,
      artifact,
      percent,
      json,
    }: CloudOptions & { artifact: string; percent: number }) => {
      const cloud = openCloud(url, resolve(record));
      const manifest = await publishArtifact({
        cloud,
        keys: loadMerchantKeys(await readShopId(cloud.database()), resolve(keys)),
        artifactDir: resolve(artifact),
        percent,
        onProgress: ({ file, sizeBytes, index, count }) =>
          console.error(`${index + 1}/${count} ${file} ${(sizeBytes / 1024).toFixed(1)} KB`),
      });
      const { model, version, artifactVersion } = manifest;
      print(json, manifest, `${model} ${artifactVersion} is version ${version}, for ${percent} % of phones`);
    },
  );

onCloud(program.command('status'), 'shows what the cloud holds and which model is out').action(
  async ({ cloud: url, record, json }: CloudOptions) => {
    const status = await readStatus(openCloud(url, resolve(record)));
    const { shopId, products, orders, eventBatches, recommender } = status;
    const model = recommender
      ? `${recommender.artifactVersion} as version ${recommender.version}, ${recommender.rollout.percent} % of phones`
      : 'none published';
    print(
      json,
      status,
      `shop          ${shopId}\nproducts      ${products}\norders        ${orders}\nevent batches ${eventBatches}\nrecommender   ${model}`,
    );
  },
);

program.parseAsync().catch((error: Error & { errMsg?: string }) => {
  endProgress();
  console.error(describeFailure(error));
  process.exitCode = 1;
});

function onCloud(command: Command, description: string): Command {
  return command
    .description(description)
    .option('--cloud <url>', 'the cloud, when it is not the running local one')
    .option('--record <file>', 'where the running local cloud noted itself', CLOUD_RECORD_FILE)
    .option('--keys <dir>', 'folder of the key files', KEYS_DIR)
    .option('--json', 'print one JSON object');
}

function print(json: boolean | undefined, value: object, text: string): void {
  console.log(json ? JSON.stringify(value) : text);
}

/** One line that is overwritten, for people only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${text}\u001b[K`);
}
function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}

function parsePercent(text: string): number {
  const percent = Number(text);
  if (text.trim() !== '' && percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('expected a number from 0 to 100');
}

function describeFailure(error: Error & { errMsg?: string }): string {
  if (error instanceof MerchantError) return error.message;
  const message = error.errMsg ?? error.message;
  if (/ECONNREFUSED/.test(message)) return 'the cloud does not answer: is it running? (`npm start`)';
  return message;
}
