import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { type ExportedEvent } from '../../../training/datasets/exportedEvent';
import { eventRow } from '../../../training/datasets/warehouse/eventRow';
import { createTable, EVENT_COLUMNS, eventAppender } from '../../../training/datasets/warehouse/eventTable';
import { openDuckDb, quoted, type DuckDb } from '../../../training/datasets/warehouse/openDuckDb';
import { EXIT, MerchantError } from '../merchantError';
import { type ExportedLoss } from './exportedBatch';
import { type ExportMark, type ExportSink } from './exportSink';

/** Behind what datasets read: the session, the chat group of an entry from one, the whole event as JSON. */
const ROW_COLUMNS = {
  ...EVENT_COLUMNS,
  session_id: 'VARCHAR',
  group_id: 'VARCHAR',
  event: 'VARCHAR',
} as const;
const LOSS_COLUMNS = {
  user: 'VARCHAR',
  batch_id: 'VARCHAR',
  received_at_ms: 'BIGINT',
  cause: 'VARCHAR',
  kind: 'VARCHAR',
  count: 'BIGINT',
} as const;

/** Parquet files cannot grow: each write is `events-000001.parquet`, …, and `losses-000001.parquet`, … */
export async function openParquetSink(folder: string, mark: ExportMark): Promise<ExportSink> {
  mkdirSync(folder, { recursive: true });
  for (const kind of ['events', 'losses'] as const) dropUncounted(folder, kind, mark[kind]);
  const duckDb = await openDuckDb();
  let { events, losses } = mark;
  return {
    async write(newEvents, newLosses) {
      const at = {
        events: events + Number(newEvents.length > 0),
        losses: losses + Number(newLosses.length > 0),
      };
      if (newEvents.length > 0) {
        await appendEvents(duckDb, newEvents);
        await copyRows(duckDb, join(folder, partName('events', at.events)));
      }
      if (newLosses.length > 0) {
        await appendLosses(duckDb, newLosses);
        await copyRows(duckDb, join(folder, partName('losses', at.losses)));
      }
      syncFolder(folder);
      ({ events, losses } = at);
      return at;
    },
    close: () => duckDb.close(),
  };
}

function partName(kind: keyof ExportMark, number: number): string {
  return `${kind}-${String(number).padStart(6, '0')}.parquet`;
}

async function appendEvents({ connection }: DuckDb, events: readonly ExportedEvent[]): Promise<void> {
  const appender = await createTable(connection, 'rows', ROW_COLUMNS);
  const append = await eventAppender(appender);
  for (const exported of events) {
    append(eventRow(exported));
    appender.appendVarchar(exported.event.sessionId);
    if (exported.event.kind === 'group-entered') appender.appendVarchar(exported.event.groupId);
    else appender.appendNull();
    appender.appendVarchar(JSON.stringify(exported.event));
    appender.endRow();
  }
  appender.closeSync();
}

async function appendLosses({ connection }: DuckDb, losses: readonly ExportedLoss[]): Promise<void> {
  const appender = await createTable(connection, 'rows', LOSS_COLUMNS);
  for (const { user, batchId, receivedAtMs, cause, kind, count } of losses) {
    appender.appendVarchar(user);
    appender.appendVarchar(batchId);
    appender.appendBigInt(BigInt(receivedAtMs));
    appender.appendVarchar(cause);
    appender.appendVarchar(kind);
    appender.appendBigInt(BigInt(count));
    appender.endRow();
  }
  appender.closeSync();
}

/** The file appears under its name only when all of it is on the disk. */
async function copyRows({ connection }: DuckDb, path: string): Promise<void> {
  const incomplete = `${path}.incomplete`;
  try {
    await connection.run(`COPY rows TO ${quoted(incomplete)} (FORMAT parquet, COMPRESSION zstd)`);
    const file = openSync(incomplete, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(incomplete, path);
  } catch (error) {
    rmSync(incomplete, { force: true });
    throw error;
  } finally {
    await connection.run('DROP TABLE rows');
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

function dropUncounted(folder: string, kind: keyof ExportMark, counted: number): void {
  for (let number = 1; number <= counted; number++) {
    const path = join(folder, partName(kind, number));
    if (!existsSync(path)) {
      throw new MerchantError(
        `${path} is missing: put it back, or delete the folder to export everything anew`,
        EXIT.refused,
      );
    }
  }
  for (const name of readdirSync(folder)) {
    const [, number] = new RegExp(`^${kind}-(\\d{6,})\\.parquet(\\.incomplete)?$`).exec(name) ?? [];
    if (Number(number) > counted) rmSync(join(folder, name));
  }
}
