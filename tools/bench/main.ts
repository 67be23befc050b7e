import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { formatCloud, measureCloud } from './cloud/measureCloud';
import { formatDevice } from './device/formatDevice';
import { measureDevice } from './device/measureDevice';
import { plotDevice } from './device/plotDevice';
import { formatFuzz, runFuzz } from '../fuzz/runFuzz';
import { formatItemTable, measureItemTable } from './itemTable/measureItemTable';
import { formatScoring } from './scoring/formatScoring';
import { measureScoring } from './scoring/measureScoring';
import { formatText } from './text/formatText';
import { measureText } from './text/measureText';
import { formatTraining } from './training/formatTraining';
import { measureTraining } from './training/measureTraining';
import { buildCloudFunctions } from '../build/cloudfunctions';
import { createSeededRandom } from '../demo-shop/seededRandom';
import { orderTheLast } from '../local-cloud/testing/orderTheLast';
import { startTestCloud } from '../local-cloud/testing/startTestCloud';
import { killDuringLoad } from '../local-cloud/testing/killDuringLoad';
import { startLocalCollectCloud } from '../faults/localCollectCloud';
import { createMemoryCollectCloud } from '../faults/memoryCollectCloud';
import { formatFaults, runSchedules } from '../faults/runSchedules';

const program = new Command('bench').description(
  'Speed of training and scoring beside other engines, and long runs of the event pipeline',
);

program
  .command('training')
  .description('one training step: this engine, stock tfjs, and PyTorch where it is installed')
  .option('--json', 'print one JSON object', false)
  .action(async ({ json }: { json: boolean }) => {
    const benchmark = await measureTraining(progress);
    console.log(json ? JSON.stringify(benchmark, null, 2) : formatTraining(benchmark));
  });

program
  .command('scoring')
  .description('scores of all items for many users: this engine beside stock tfjs')
  .option('--json', 'print one JSON object', false)
  .action(async ({ json }: { json: boolean }) => {
    const benchmark = await measureScoring(progress);
    console.log(json ? JSON.stringify(benchmark, null, 2) : formatScoring(benchmark));
  });

program
  .command('device')
  .description(
    'one ranking by the transformer in Chromium: this engine on each backend beside tfjs-layers and onnxruntime-web',
  )
  .option('--json', 'print one JSON object', false)
  .option('--plot FILE', 'where the plot goes', 'build/bench/device.html')
  .action(async ({ json, plot }: { json: boolean; plot: string }) => {
    const benchmark = await measureDevice(progress);
    mkdirSync(dirname(resolve(plot)), { recursive: true });
    writeFileSync(plot, plotDevice(benchmark));
    console.log(json ? JSON.stringify(benchmark, null, 2) : formatDevice(benchmark));
    console.error(`plot: ${plot}`);
  });

program
  .command('text')
  .description(
    'one review on the cpu, one as it is typed, 200 in one batch in Chromium: draw calls, programs, bytes, ms, agreement',
  )
  .option('--json', 'print one JSON object', false)
  .action(async ({ json }: { json: boolean }) => {
    const benchmark = await measureText(progress);
    console.log(json ? JSON.stringify(benchmark, null, 2) : formatText(benchmark));
  });

program
  .command('faults')
  .description(
    'seeded schedules of crashes and faults over the real event queue and the real collect function',
  )
  .option('--schedules <n>', 'how many', parseCount, 10_000)
  .option('--seed <n>', 'the first seed', parseCount, 1)
  .addOption(
    new Option('--cloud <kind>', 'store in memory, or a local cloud')
      .choices(['memory', 'local'])
      .default('memory'),
  )
  .option('--json', 'print one JSON object', false)
  .action(async (options: { schedules: number; seed: number; cloud: 'memory' | 'local'; json: boolean }) => {
    const { schedules: count, seed: firstSeed, cloud: cloudName, json } = options;
    const cloud = cloudName === 'local' ? await startLocalCollectCloud() : createMemoryCollectCloud();
    const onProgress = (played: number) => played % 100 === 0 && progress(`${played}/${count} schedules`);
    const summary = await runSchedules({ count, firstSeed, cloud, cloudName, onProgress });
    await cloud.close();
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(json ? JSON.stringify(summary, null, 2) : formatFaults(summary));
    if (summary.failures.length > 0) process.exitCode = 1;
  });

program
  .command('cloud')
  .description('events per second through the real wx-server-sdk into a local cloud, beside the raw store')
  .option('--seconds <n>', 'how long', parseCount, 60)
  .option('--json', 'print one JSON object', false)
  .action(async ({ seconds, json }: { seconds: number; json: boolean }) => {
    const benchmark = await measureCloud(seconds, progress);
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(json ? JSON.stringify(benchmark, null, 2) : formatCloud(benchmark));
  });

program
  .command('kills')
  .description(
    'a loaded local cloud ended by kill -9 at random moments: is every acknowledged event there once?',
  )
  .option('--kills <n>', 'how many', parseCount, 20)
  .option('--seed <n>', 'of the moments', parseCount, 1)
  .option('--json', 'print one JSON object', false)
  .action(async ({ kills, seed, json }: { kills: number; seed: number; json: boolean }) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhanggui-kills-'));
    const [dataDir, functionsDir] = [join(folder, 'data'), join(folder, 'functions')];
    await buildCloudFunctions(functionsDir);
    const random = createSeededRandom(seed);
    const onProgress = (done: number) => progress(`${done}/${kills} kills`);
    const summary = await killDuringLoad({ dataDir, functionsDir, kills, random, onProgress });
    rmSync(folder, { recursive: true });
    const { acknowledged, interrupted, wrongs } = summary;
    const text = `${kills} kills: ${acknowledged} batches acknowledged, ${interrupted} interrupted, ${wrongs.length} wrong`;
    console.log(json ? JSON.stringify(summary, null, 2) : [...wrongs, text].join('\n'));
    if (wrongs.length > 0) process.exitCode = 1;
  });

program
  .command('oversell')
  .description('many shoppers order the last pieces of one variant at once: is each piece sold once?')
  .option('--orders <n>', 'how many shoppers', parseCount, 1000)
  .option('--stock <n>', 'how many pieces', parseCount, 10)
  .option('--json', 'print one JSON object', false)
  .action(async ({ orders, stock, json }: { orders: number; stock: number; json: boolean }) => {
    const cloud = await startTestCloud();
    const startedAtMs = Date.now();
    const result = await orderTheLast(stock, { cloud, orders }).finally(() => cloud.stop());
    const summary = { orders, ...result, seconds: (Date.now() - startedAtMs) / 1000 };
    const text = `${orders} orders for ${stock} pieces: ${result.sold} sold, ${result.refused} told that they are sold out, ${result.stock} left, ${summary.seconds.toFixed(1)} s`;
    console.log(json ? JSON.stringify(summary) : text);
    if (result.sold !== Math.min(orders, stock) || result.sold + result.refused !== orders)
      process.exitCode = 1;
  });

program
  .command('fuzz')
  .description('mutated and hostile requests to every cloud function')
  .option('--requests <n>', 'how many to each', parseCount, 100_000)
  .option('--seed <n>', 'the first seed', parseCount, 1)
  .option('--json', 'print one JSON object', false)
  .action(async ({ requests, seed, json }: { requests: number; seed: number; json: boolean }) => {
    const summary = await runFuzz({ requests, firstSeed: seed, onProgress: progress });
    if (process.stderr.isTTY) process.stderr.write('\n');
    console.log(json ? JSON.stringify(summary, null, 2) : formatFuzz(summary));
    if (summary.failures.length > 0) process.exitCode = 1;
  });

program
  .command('item-table')
  .description('item vectors of 8 bits on the GPU: decoded before, widened there, or left as they are stored')
  .option('--json', 'print one JSON object', false)
  .action(async ({ json }: { json: boolean }) => {
    const rows = await measureItemTable(progress);
    console.log(json ? JSON.stringify(rows, null, 2) : formatItemTable(rows));
  });

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('expected a whole number from 1');
}

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`);
}

program.parseAsync().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
