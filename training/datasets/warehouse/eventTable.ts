import { type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import { type EventRow } from './eventRow';
import { loadDuckDb } from './openDuckDb';

/** DuckDB's types for the columns of an `EventRow`. */
export const EVENT_COLUMNS = {
  user: 'VARCHAR',
  event_id: 'VARCHAR',
  kind: 'VARCHAR',
  occurred_at_ms: 'BIGINT',
  item_ids: 'VARCHAR[]',
  late: 'BOOLEAN',
  future: 'BOOLEAN',
} as const satisfies Record<keyof EventRow, string>;

export async function createTable(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, string>>,
): Promise<DuckDBAppender> {
  const declared = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  await connection.run(`CREATE TABLE ${name} (${declared.join(', ')})`);
  return connection.createAppender(name);
}

/** Returns what appends the columns of a row; those behind them, and the row's end, are for the caller. */
export async function eventAppender(appender: DuckDBAppender): Promise<(row: EventRow) => DuckDBAppender> {
  const { LIST, VARCHAR, listValue } = await loadDuckDb();
  const listOfText = LIST(VARCHAR);
  return (row) => {
    appender.appendVarchar(row.user);
    appender.appendVarchar(row.event_id);
    appender.appendVarchar(row.kind);
    appender.appendBigInt(BigInt(row.occurred_at_ms));
    appender.appendList(listValue(row.item_ids), listOfText);
    appender.appendBoolean(row.late);
    appender.appendBoolean(row.future);
    return appender;
  };
}
