import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_SEED, generateDemoShop } from './generateDemoShop';
import { generateOnlineRetailShop } from './onlineRetail/generateOnlineRetailShop';
import { createProgressLine } from './progressLine';
import type { OnProgress, ShopSummary } from './shopFolder';
import { measureLearnability } from './shoppers/learnability';

interface Options {
  shop: 'demo' | 'online-retail';
  data?: string;
  out?: string;
  seed: number;
  measure: boolean;
  json: boolean;
}

function parseSeed(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new InvalidArgumentError('expected a whole number from 0 up.');
  return seed;
}

const program = new Command('demo-shop')
  .description(
    'Generates a shop folder: shop.json, products.jsonl, reviews.jsonl, pictures/, sequences.txt and items.tsv.\n' +
      'The same seed gives the same bytes; pictures that are there already are kept.',
  )
  .addOption(new Option('--shop <name>', 'which shop').choices(['demo', 'online-retail']).default('demo'))
  .option('--data <folder>', 'for online-retail: the folder with online_retail_to_….tsv.gz')
  .option('--out <folder>', 'where to write (default: .zhanggui/shops/<shop>)')
  .option('--seed <number>', 'seed of the simulated shoppers', parseSeed, DEFAULT_SEED)
  .option('--measure', 'also print how much can be learnt from the log: recall@10 on last items', false)
  .option('--json', 'print the summary as one JSON object', false);

/** The log just written, without its users. */
function readSequences(folder: string): { itemIds: string[] }[] {
  const text = readFileSync(join(folder, 'sequences.txt'), 'utf8').trimEnd();
  return text.split('\n').map((line) => ({ itemIds: line.split(' ').slice(1) }));
}

async function generate(
  { shop, data, seed }: Options,
  folder: string,
  onProgress: OnProgress,
): Promise<ShopSummary> {
  if (shop === 'demo') return generateDemoShop(folder, { seed, onProgress });
  if (data === undefined)
    throw new Error('--shop online-retail needs --data, the folder with online_retail_to_….tsv.gz');
  return generateOnlineRetailShop(data, folder, { onProgress });
}

async function main(): Promise<void> {
  const options = program.parse().opts<Options>();
  const folder = options.out ?? `.zhanggui/shops/${options.shop}`;
  const progress = createProgressLine(process.stderr);
  const summary = await generate(options, folder, progress.update);
  progress.end();
  const learnability = options.measure ? measureLearnability(readSequences(folder)) : undefined;
  if (options.json) {
    console.log(JSON.stringify({ folder, ...summary, ...learnability }));
    return;
  }
  console.log(
    `${folder}: ${summary.products} products, ${summary.reviews} reviews, ${summary.sequences} shoppers with ` +
      `${summary.interactions} interactions, ${summary.picturesDrawn} pictures drawn`,
  );
  if (learnability) {
    console.log(
      `recall@10 on last items: popularity ${learnability.popularityRecallAt10.toFixed(3)}, ` +
        `transitions ${learnability.transitionRecallAt10.toFixed(3)}`,
    );
  }
}

main().catch((error: unknown) => {
  console.error(`demo-shop: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
