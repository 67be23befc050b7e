import { createReadStream, openSync, readdirSync, readSync, closeSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../inputError';
import { parseExportedLine } from '../exportedLine';
import { eventRow, type EventRow } from './eventRow';
import { EVENT_COLUMNS } from './eventTable';
import { openDuckDb, quoted } from './openDuckDb';
import { splitLines } from './splitLines';

/**
 * Reads an export in its own order, a piece at a time: a file of JSON lines, plain or gzip, parsed by their contract
 * again, or a Parquet file, or a folder of them. Throws an InputError that names file and line.
 */
export async function* readEventRows(path: string): AsyncGenerator<EventRow> {
  if (isFolder(path)) {
    const names = readdirSync(path).filter((name) => /^events-\d+\.parquet$/.test(name));
    if (names.length === 0) throw new InputError(`${path}: expected files like events-000001.parquet`);
    for (const name of names.sort()) yield* readParquet(join(path, name));
  } else if (firstBytes(path, 4) === 'PAR1') yield* readParquet(path);
  else yield* readJsonLines(path);
}

async function* readJsonLines(path: string): AsyncGenerator<EventRow> {
  let line = 0;
  const file = createReadStream(path);
  const isCompressed = firstBytes(path, 2) === '\u001f\u008b';
  const bytes = isCompressed ? pipeline(file, createGunzip(), () => undefined) : file;
  try {
    for await (const text of splitLines(bytes)) yield eventRow(parseExportedLine(text, `${path}:${++line}`));
  } catch (error) {
    if (error instanceof InputError || !isCompressed) throw error;
    throw new InputError(`${path}: expected a complete gzip file (${(error as Error).message})`);
  }
}

async function* readParquet(path: string): AsyncGenerator<EventRow> {
  const duckDb = await openDuckDb();
  try {
    const columns = Object.entries(EVENT_COLUMNS).map(([name, type]) => `"${name}"::${type} AS "${name}"`);
    const result = await duckDb.connection
      .stream(`SELECT ${columns.join(', ')} FROM read_parquet(${quoted(path)})`)
      .catch((error: Error) => {
        throw new InputError(`${path}: not an export of events (${error.message.split('\n')[0]})`);
      });
    for await (const rows of result.yieldRowObjectJs()) {
      for (const row of rows) {
        yield { ...row, occurred_at_ms: Number(row['occurred_at_ms']) } as unknown as EventRow;
      }
    }
  } finally {
    duckDb.close();
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new InputError(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function firstBytes(path: string, count: number): string {
  const bytes = Buffer.alloc(count);
  const file = openSync(path, 'r');
  readSync(file, bytes, 0, count, 0);
  closeSync(file);
  return bytes.toString('latin1');
}
