import Database from 'libsql';
import { type CollectionDeclarations, type IndexDeclaration } from '../collections';
import { DatabaseError } from './databaseError';
import { formatEjson, type Document } from './document';
import { fieldExpression, sqlFields } from './sqlFilter';

/** A row: the document as relaxed EJSON text, which is also what goes over the wire. */
export interface Row {
  _id: string;
  body: string;
}

interface Collection {
  table: string;
  indexes: readonly IndexDeclaration[];
  /** Fields that SQL may filter and sort by. */
  fields: ReadonlySet<string>;
}

const COLLECTION_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/**
 * Collections as tables of one libsql file. A resolved write is on the disk (WAL, `synchronous = FULL`).
 * The file is locked exclusively: the kernel frees the lock however the process ends.
 */
export class DocumentTables {
  private readonly database: Database.Database;
  private readonly collections = new Map<string, Collection>();
  private readonly statements = new Map<string, Database.Statement>();

  /** Throws `DataDirectoryBusyError` when another process has the file open, `DataDamagedError` when it is not whole. */
  constructor(path: string, declarations: CollectionDeclarations) {
    this.database = new Database(path);
    try {
      this.database.pragma('locking_mode = EXCLUSIVE');
      this.database.pragma('journal_mode = WAL');
      this.database.pragma('synchronous = FULL');
      this.database.exec('CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY)');
      const [finding] = this.database.prepare('PRAGMA quick_check(1)').all() as { quick_check: string }[];
      if (finding?.quick_check !== 'ok') throw new DataDamagedError(path, finding?.quick_check ?? 'no check');
    } catch (error) {
      this.database.close();
      const { code, message } = error as { code?: string; message: string };
      if (code === 'SQLITE_BUSY') throw new DataDirectoryBusyError(path);
      if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') throw new DataDamagedError(path, message);
      throw error;
    }
    const stored = this.database.prepare('SELECT name FROM collections').all() as { name: string }[];
    const names = new Set([...stored.map(({ name }) => name), ...Object.keys(declarations)]);
    for (const name of names) this.open(name, declarations[name] ?? []);
  }

  create(name: string): void {
    if (!COLLECTION_NAME.test(name)) {
      throw new DatabaseError('INVALID_PARAM', `collection name ${JSON.stringify(name)} is not allowed`);
    }
    if (this.collections.has(name))
      throw new DatabaseError('DATABASE_REQUEST_FAILED', `Table exist: ${name}`);
    this.open(name, []);
  }

  fields(collection: string): ReadonlySet<string> {
    return this.require(collection).fields;
  }

  get(collection: string, id: string): Row | undefined {
    const { table } = this.require(collection);
    return this.prepare(`SELECT _id, body FROM ${table} WHERE _id = ?`).get(id) as Row | undefined;
  }

  /** Rows in SQL's terms. `order` and `condition` come from `sqlFilter`, never from a request. */
  select(
    collection: string,
    { condition, values }: { condition: string; values: readonly unknown[] },
    { order, limit, offset }: { order?: string; limit?: number; offset?: number } = {},
  ): Row[] {
    const { table } = this.require(collection);
    const where = condition && ` WHERE ${condition}`;
    const sort = order ? ` ORDER BY ${order}` : '';
    const cut = limit === undefined ? '' : ` LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset ?? 0)}`;
    return this.prepare(`SELECT _id, body FROM ${table}${where}${sort}${cut}`).all(...values) as Row[];
  }

  count(
    collection: string,
    { condition, values }: { condition: string; values: readonly unknown[] },
  ): number {
    const { table } = this.require(collection);
    const where = condition && ` WHERE ${condition}`;
    return (
      this.prepare(`SELECT COUNT(*) AS total FROM ${table}${where}`).get(...values) as { total: number }
    ).total;
  }

  insert(collection: string, document: Document): void {
    this.write(collection, document, (table) => `INSERT INTO ${table} (_id, body) VALUES (?1, ?2)`);
  }

  put(collection: string, document: Document): void {
    this.write(
      collection,
      document,
      (table) =>
        `INSERT INTO ${table} (_id, body) VALUES (?1, ?2) ON CONFLICT (_id) DO UPDATE SET body = excluded.body`,
    );
  }

  delete(collection: string, id: string): void {
    const { table } = this.require(collection);
    this.prepare(`DELETE FROM ${table} WHERE _id = ?`).run(id);
  }

  /** Runs `work` in one SQL transaction: all of it is on the disk when this returns, or none of it. */
  atomically<Result>(work: () => Result): Result {
    return this.database.transaction(work).immediate();
  }

  copyTo(path: string): void {
    this.database.prepare('VACUUM INTO ?').run(path);
  }

  /** Frees the file at once: closing alone would keep the lock until the statements are collected. */
  close(): void {
    this.database.pragma('journal_mode = DELETE');
    this.database.pragma('locking_mode = NORMAL');
    this.database.prepare('SELECT name FROM collections').all();
    this.database.close();
  }

  private open(name: string, indexes: readonly IndexDeclaration[]): void {
    const table = `"documents_${name}"`;
    this.database.exec(`CREATE TABLE IF NOT EXISTS ${table} (_id TEXT PRIMARY KEY, body TEXT NOT NULL)`);
    for (const index of indexes) {
      const columns = index.fields.map(fieldExpression).join(', ');
      const unique = index.unique ? 'UNIQUE ' : '';
      this.database.exec(
        `CREATE ${unique}INDEX IF NOT EXISTS "${name}_${index.name}" ON ${table} (${columns})`,
      );
    }
    this.prepare('INSERT OR IGNORE INTO collections (name) VALUES (?)').run(name);
    this.collections.set(name, { table, indexes, fields: sqlFields(indexes) });
  }

  private require(name: string): Collection {
    const collection = this.collections.get(name);
    if (collection) return collection;
    throw new DatabaseError('DATABASE_COLLECTION_NOT_EXIST', `Db or Table not exist: ${name}`);
  }

  private write(collection: string, document: Document, sql: (table: string) => string): void {
    const { table, fields } = this.require(collection);
    for (const field of fields) {
      const value = field
        .split('.')
        .reduce<unknown>((part, key) => (part as Document | null)?.[key], document);
      if (value != null && typeof value !== 'string' && typeof value !== 'number') {
        throw new DatabaseError(
          'INVALID_PARAM',
          `${collection}: field ${field} is indexed and must be a string or a number`,
        );
      }
    }
    try {
      this.prepare(sql(table)).run(document._id, formatEjson(document));
    } catch (error) {
      if (!String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) throw error;
      throw duplicateKey(collection, document._id);
    }
  }

  private prepare(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }
}

export function duplicateKey(collection: string, id: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_REQUEST_FAILED',
    `E11000 duplicate key error collection: ${collection} dup key: ${id}`,
  );
}

export class DataDirectoryBusyError extends Error {
  override readonly name = 'DataDirectoryBusyError';
  constructor(path: string) {
    super(`${path} is in use by another local cloud: stop that one, or choose another data directory`);
  }
}

export class DataDamagedError extends Error {
  override readonly name = 'DataDamagedError';
  constructor(path: string, finding: string) {
    super(
      `${path} is damaged: ${finding.replace(/\s+/g, ' ')}; restore a backup, or move the data directory away to begin anew`,
    );
  }
}
