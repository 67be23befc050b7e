import { type Command } from 'commander';
import { writeDatasetFolder, type DatasetCard } from '../../datasets/datasetFolder';
import { openClickHouseWarehouse } from '../../datasets/warehouse/clickHouseWarehouse';
import { openDuckDbWarehouse } from '../../datasets/warehouse/duckDbWarehouse';
import { type EventRow } from '../../datasets/warehouse/eventRow';
import { readEventRows } from '../../datasets/warehouse/readEventRows';
import { InputError } from '../../inputError';
import { day } from '../flags';
import { runCommand } from '../runCommand';

export interface DatasetFlags {
  events?: string[];
  out: string;
  until?: string;
  warehouse?: string;
  json?: boolean;
}

const SHOWN_EVERY_ROWS = 10_000;

export function addDatasetCommand(program: Command): void {
  program
    .command('dataset')
    .description("Build a data set of the shop's own events by SQL, for --dataset of train and evaluate.")
    .option('--events <paths...>', 'exports: JSON lines, plain or .gz, Parquet files or folders of them')
    .requiredOption('--out <dir>', 'folder of the data set')
    .option(
      '--until <date>',
      'train on what happened up to the end of this day (UTC+8), test on what came next',
      day,
    )
    .option(
      '--warehouse <url>',
      'build in a ClickHouse, clickhouse://host:8123/database: exports are added to what it holds (default: DuckDB, in this process)',
    )
    .option('--json', 'print the card as JSON', false)
    .action((flags: DatasetFlags) =>
      runCommand(async () => {
        const card = await buildDataset(flags);
        process.stdout.write(`${flags.json ? JSON.stringify(card, null, 2) : summary(flags.out, card)}\n`);
      }),
    );
}

/** Throws an InputError for wrong input, and an Error for a warehouse that does not answer; nothing is written then. */
export async function buildDataset({
  events = [],
  out,
  until,
  warehouse: address,
}: DatasetFlags): Promise<DatasetCard> {
  if (events.length === 0 && address === undefined) {
    throw new InputError('expected --events, or a --warehouse that holds some');
  }
  const untilMs = until === undefined ? undefined : endOfDay(until);
  const warehouse = await (address === undefined ? openDuckDbWarehouse() : openClickHouseWarehouse(address));
  try {
    for (const path of events) await warehouse.load(counted(readEventRows(path), path));
    return await writeDatasetFolder(out, warehouse, untilMs);
  } finally {
    await warehouse.close();
  }
}

/** Where the shop is: UTC+8 has no summer time. */
function endOfDay(date: string): number {
  const startMs = Date.parse(`${date}T00:00:00+08:00`);
  if (Number.isNaN(startMs)) throw new InputError(`--until: no such day: ${date}`);
  return startMs + 24 * 60 * 60_000;
}

/** Tells people how far the reading has got. */
async function* counted(rows: AsyncIterable<EventRow>, path: string): AsyncGenerator<EventRow> {
  let count = 0;
  const show = () => process.stderr.write(`\r${path}: ${count} events\u001b[K`);
  for await (const row of rows) {
    yield row;
    if (++count % SHOWN_EVERY_ROWS === 0 && process.stderr.isTTY) show();
  }
  if (process.stderr.isTTY && count >= SHOWN_EVERY_ROWS) process.stderr.write('\r\u001b[K');
}

function summary(out: string, { log, sequences, test }: DatasetCard): string {
  const { rows, events, late, future } = log;
  return [
    `${out}: ${sequences.users} users, ${sequences.interactions} interactions` +
      (test ? `, ${test.users} of them asked for what came next` : ''),
    `${events} events in ${rows} rows; ${late} late, ${future} by clocks that were ahead`,
  ].join('\n');
}
