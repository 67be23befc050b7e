import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as v from 'valibot';
import { SIGNAL_COUNT } from '../../src/models/recommender/signals';
import { InputError } from '../inputError';
import { type InteractionLog, type UserSequence } from './interactionLog';
import { readLines } from './readLines';
import { type EventWarehouse } from './warehouse/eventWarehouse';

const FORMAT = 'zhanggui-dataset-1';
const CARD = 'dataset.json';
const SEQUENCES = 'sequences.jsonl';
const TEST = 'test.jsonl';
/** Lines are written together. */
const CHUNK_BYTES = 1 << 20;

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Part = { users: Count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) };
const DatasetCard = v.object({
  format: v.literal(FORMAT),
  /** What happened then or later is not in the sequences; absent, everything is. */
  untilMs: v.optional(v.number()),
  /** Rows of the log, and of its events, each counted once: those whose time cannot be taken at its word. */
  log: v.object({ rows: Count, events: Count, late: Count, future: Count }),
  sequences: v.object({ ...Part, interactions: Count }),
  test: v.optional(v.object(Part)),
});
export type DatasetCard = v.InferOutput<typeof DatasetCard>;

const Id = v.pipe(v.string(), v.minLength(1));
const SequenceLine = v.pipe(
  v.object({
    user: Id,
    items: v.pipe(v.array(Id), v.minLength(1)),
    signals: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(SIGNAL_COUNT - 1))),
  }),
  v.check(({ items, signals }) => items.length === signals.length, 'expected one signal an item'),
);
const TestLine = v.object({ user: Id, item: Id });

/**
 * Writes what a warehouse gives: a line of JSON a user, and the card last, so that a folder with a card is whole. Without a
 * step of any user nothing is written and an InputError says so.
 */
export async function writeDatasetFolder(
  folder: string,
  warehouse: Pick<EventWarehouse, 'count' | 'sequences' | 'test'>,
  untilMs?: number,
): Promise<DatasetCard> {
  const made = mkdirSync(folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const log = await warehouse.count();
  try {
    let interactions = 0;
    const sequences = await writeRows(file(SEQUENCES), warehouse.sequences(untilMs ?? Infinity), (row) => {
      interactions += row.items.length;
    });
    if (sequences.users === 0) {
      const before = untilMs === undefined ? '' : ` before ${new Date(untilMs).toISOString()}`;
      throw new InputError(`none of ${log.events} events shows interest in an item${before}`);
    }
    const split = untilMs !== undefined && {
      untilMs,
      test: await writeRows(file(TEST), warehouse.test(untilMs)),
    };
    const card: DatasetCard = { format: FORMAT, log, sequences: { ...sequences, interactions }, ...split };
    // A card of another data set must not stand beside new rows.
    rmSync(file(CARD), { force: true });
    rmSync(file(TEST), { force: true });
    renameSync(incomplete(file(SEQUENCES)), file(SEQUENCES));
    if (split) renameSync(incomplete(file(TEST)), file(TEST));
    await writeRows(file(CARD), [card]);
    renameSync(incomplete(file(CARD)), file(CARD));
    return card;
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true });
    throw error;
  } finally {
    for (const name of [SEQUENCES, TEST, CARD]) rmSync(incomplete(file(name)), { force: true });
  }
}

function incomplete(path: string): string {
  return `${path}.incomplete`;
}

async function writeRows<Row extends object>(
  path: string,
  rows: AsyncIterable<Row> | Iterable<Row>,
  onRow: (row: Row) => void = () => undefined,
): Promise<{ users: number; sha256: string }> {
  const hash = createHash('sha256');
  const file = openSync(incomplete(path), 'w', 0o600);
  let users = 0;
  try {
    let pending = '';
    for await (const row of rows) {
      users++;
      onRow(row);
      pending += `${JSON.stringify(row)}\n`;
      if (pending.length >= CHUNK_BYTES) {
        writeHashed(file, pending, hash);
        pending = '';
      }
    }
    writeHashed(file, pending, hash);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return { users, sha256: hash.digest('hex') };
}

function writeHashed(file: number, text: string, hash: Hash): void {
  const bytes = Buffer.from(text);
  hash.update(bytes);
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

/** The sequences as a log, and the held-out item of each user where the data set was split. Throws an InputError. */
export function readDatasetFolder(folder: string): { log: InteractionLog; test?: Map<string, string> } {
  const path = (name: string) => join(folder, name);
  const { sequences: described, test: describedTest } = readCard(path(CARD));
  const sequences = readPart(path(SEQUENCES), described.sha256, SequenceLine);
  return {
    log: {
      name: basename(resolve(folder)),
      sha256: described.sha256,
      licence: 'not stated',
      simulated: false,
      sequences: sequences satisfies UserSequence[],
      itemFields: new Map(),
    },
    ...(describedTest && {
      test: new Map(
        readPart(path(TEST), describedTest.sha256, TestLine).map(({ user, item }) => [user, item]),
      ),
    }),
  };
}

function readCard(path: string): DatasetCard {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${path}: cannot be read (${code}); expected a folder of \`train dataset\``);
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), DatasetCard), text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new InputError(`${path}: ${v.getDotPath(issue) ?? 'card'}: ${issue.message}`);
}

function readPart<Schema extends v.GenericSchema>(
  path: string,
  sha256: string,
  schema: Schema,
): v.InferOutput<Schema>[] {
  const file = readLines(path);
  if (file.sha256 !== sha256) {
    throw new InputError(`${path}: not the rows that ${CARD} speaks of; build the data set anew`);
  }
  return file.lines.map((line, index) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    throw new InputError(`${path}:${index + 1}: ${v.getDotPath(issue) ?? 'line'}: ${issue.message}`);
  });
}
