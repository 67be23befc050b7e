import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { formatDevice } from './device/formatDevice';
import { measureDevice } from './device/measureDevice';
import { plotDevice } from './device/plotDevice';
import { formatItemTable, measureItemTable } from './itemTable/measureItemTable';
import { formatScoring } from './scoring/formatScoring';
import { measureScoring } from './scoring/measureScoring';
import { formatTraining } from './training/formatTraining';
import { measureTraining } from './training/measureTraining';

const program = new Command('bench').description(
  'Speed of training and scoring, beside other engines in one run',
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
  .command('item-table')
  .description('item vectors of 8 bits on the GPU: decoded before, widened there, or left as they are stored')
  .option('--json', 'print one JSON object', false)
  .action(async ({ json }: { json: boolean }) => {
    const rows = await measureItemTable(progress);
    console.log(json ? JSON.stringify(rows, null, 2) : formatItemTable(rows));
  });

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001b[K`);
}

program.parseAsync().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
