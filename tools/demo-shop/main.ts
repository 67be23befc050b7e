import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_SEED, generateDemoShop } from './generateDemoShop';
import { createProgressLine } from './progressLine';

interface Options {
  shop: 'demo';
  out?: string;
  seed: number;
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
  .addOption(new Option('--shop <name>', 'which shop').choices(['demo']).default('demo'))
  .option('--out <folder>', 'where to write (default: .zhanggui/shops/<shop>)')
  .option('--seed <number>', 'seed of the simulated shoppers', parseSeed, DEFAULT_SEED)
  .option('--json', 'print the summary as one JSON object', false);

async function main(): Promise<void> {
  const options = program.parse().opts<Options>();
  const folder = options.out ?? `.zhanggui/shops/${options.shop}`;
  const progress = createProgressLine(process.stderr);
  const summary = await generateDemoShop(folder, { seed: options.seed, onProgress: progress.update });
  progress.end();
  console.log(
    options.json
      ? JSON.stringify({ folder, ...summary })
      : `${folder}: ${summary.products} products, ${summary.reviews} reviews, ${summary.sequences} shoppers with ` +
          `${summary.interactions} interactions, ${summary.picturesDrawn} pictures drawn`,
  );
}

main().catch((error: unknown) => {
  console.error(`demo-shop: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
