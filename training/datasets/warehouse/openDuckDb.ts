import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as DuckDbApi from '@duckdb/node-api';
import { InputError } from '../../inputError';

export interface DuckDb {
  connection: DuckDbApi.DuckDBConnection;
  /** Ends the database and removes what it put on the disk. */
  close(): void;
}

/**
 * A DuckDB of this process, in memory; what does not fit spills into a folder of its own. Loaded on first use, as its
 * native library has 70 MB. Throws an InputError where there is none for this system.
 */
export async function openDuckDb({ threads = 2 }: { threads?: number } = {}): Promise<DuckDb> {
  const { DuckDBInstance } = await loadDuckDb();
  const spill = mkdtempSync(join(tmpdir(), 'zhanggui-duckdb-'));
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    temp_directory: spill,
    // What a query says must follow from the query and its tables alone.
    autoinstall_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
      rmSync(spill, { recursive: true, force: true });
    },
  };
}

export async function loadDuckDb(): Promise<typeof DuckDbApi> {
  try {
    return await import('@duckdb/node-api');
  } catch (error) {
    throw new InputError(
      `DuckDB has no library for ${process.platform} on ${process.arch} here, or \`npm ci\` left it out; ` +
        `JSON lines work without it (${(error as Error).message.split('\n')[0]})`,
    );
  }
}

/** As a literal of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
