import { createHash } from 'node:crypto';
import { chmodSync, existsSync } from 'node:fs';
import Database from 'libsql';
import * as v from 'valibot';
import { EXIT, MerchantError } from '../merchantError';
import { type ExportMark } from './exportSink';

const State = v.object({
  /** Another key gives shoppers other pseudonyms: the file would know each of them twice. */
  keyFingerprint: v.string(),
  sinceMs: v.number(),
  /** Arrival of the last batch that was read; 0 before the first. */
  receivedAtMs: v.number(),
  mark: v.object({ events: v.number(), losses: v.number() }),
  /** Rows so far. */
  totalEvents: v.number(),
});
type State = v.InferOutput<typeof State>;

/** Which batches and events an export holds already, in a file beside it. One process at a time has it. */
export interface ExportCursor {
  readonly state: Readonly<State>;
  /** True the first time it is asked about a batch or event, across all runs that were committed. */
  isNew(...identity: string[]): boolean;
  /** Remembers what was asked since the last commit, and where the files end, all or nothing. */
  commit(progress: { receivedAtMs: number; mark: ExportMark; addedEvents: number }): void;
  /** What was not committed is forgotten. */
  close(): void;
}

export interface CursorOptions {
  path: string;
  pseudonymKey: string;
  sinceMs: number | undefined;
}

/** Throws a MerchantError when the cursor is in use, is none, or belongs to other keys or another `sinceMs`. */
export function openExportCursor({ path, pseudonymKey, sinceMs }: CursorOptions): ExportCursor {
  const keyFingerprint = createHash('sha256').update(pseudonymKey).digest('hex').slice(0, 16);
  const isFirst = !existsSync(path);
  const database = openExclusively(path);
  const fresh = {
    ...{ keyFingerprint, sinceMs: sinceMs ?? 0, receivedAtMs: 0, totalEvents: 0 },
    mark: { events: 0, losses: 0 },
  };
  let state: State;
  try {
    state = isFirst ? fresh : (readState(database, path) ?? fresh);
    if (state.keyFingerprint !== keyFingerprint) {
      throw refusal(`${path}: the export was begun with other keys; name another file`);
    }
    if (sinceMs !== undefined && state.sinceMs !== sinceMs) {
      throw refusal(`${path}: the export was begun with another --since; leave it out, or name another file`);
    }
  } catch (error) {
    release(database);
    throw error;
  }
  const insert = database.prepare('INSERT OR IGNORE INTO seen VALUES (?)');
  return {
    get state() {
      return state;
    },
    isNew(...identity) {
      const hash = createHash('sha256').update(JSON.stringify(identity)).digest().subarray(0, 16);
      return insert.run([hash]).changes > 0;
    },
    commit({ receivedAtMs, mark, addedEvents }) {
      state = { ...state, receivedAtMs, mark, totalEvents: state.totalEvents + addedEvents };
      database.prepare('INSERT OR REPLACE INTO state VALUES (1, ?)').run(JSON.stringify(state));
      database.exec('COMMIT; BEGIN IMMEDIATE');
    },
    close: () => release(database),
  };
}

function openExclusively(path: string): Database.Database {
  const database = new Database(path);
  try {
    chmodSync(path, 0o600);
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('synchronous = FULL');
    database.exec(`
      BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY, json TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS seen (hash BLOB PRIMARY KEY) WITHOUT ROWID;`);
    return database;
  } catch (error) {
    database.close();
    if (/locked|busy/i.test((error as Error).message)) {
      throw refusal(`${path} is in use: another export is writing there`);
    }
    throw refusal(`${path} is not the cursor of an export (${(error as Error).message}); name another file`);
  }
}

/** Closing alone would keep the lock until the statements are collected. */
function release(database: Database.Database): void {
  database.exec('ROLLBACK');
  database.pragma('locking_mode = NORMAL');
  database.prepare('SELECT name FROM sqlite_master').all();
  database.close();
}

function readState(database: Database.Database, path: string): State | undefined {
  const row = database.prepare('SELECT json FROM state').get() as { json: string } | undefined;
  if (!row) return undefined; // ended before its first commit
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), State), row.json);
  if (!parsed.success) throw refusal(`${path} is not the cursor of an export; name another file`);
  return parsed.output;
}

function refusal(message: string): MerchantError {
  return new MerchantError(message, EXIT.refused);
}
