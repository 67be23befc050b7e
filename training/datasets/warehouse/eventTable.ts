import { type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import { type AppEvent } from '../../../src/contracts';
import { itemIdsOf } from '../eventItems';
import { loadDuckDb } from './openDuckDb';

/** An exported event. */
export interface ExportedEvent {
  user: string;
  event: AppEvent;
  /** It arrived more than a week after the phone says it happened. */
  late?: boolean;
  /** The phone's clock was ahead. */
  future?: boolean;
}

/** What a table or Parquet file of exported events holds, and DuckDB's types for it. */
export const EVENT_COLUMNS = {
  user: 'VARCHAR',
  event_id: 'VARCHAR',
  kind: 'VARCHAR',
  occurred_at_ms: 'BIGINT',
  session_id: 'VARCHAR',
  /** Empty for an event that is about no item; those of an order in the order of its lines. */
  item_ids: 'VARCHAR[]',
  late: 'BOOLEAN',
  future: 'BOOLEAN',
  /** The whole event as JSON. */
  event: 'VARCHAR',
} as const;

export async function createTable(
  connection: DuckDBConnection,
  name: string,
  columns: Readonly<Record<string, string>>,
): Promise<DuckDBAppender> {
  const declared = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
  await connection.run(`CREATE TABLE ${name} (${declared.join(', ')})`);
  return connection.createAppender(name);
}

/** Returns what appends rows of `EVENT_COLUMNS`; columns behind them are for the caller, who also ends the row. */
export async function eventAppender(
  appender: DuckDBAppender,
): Promise<(exported: ExportedEvent) => DuckDBAppender> {
  const { LIST, VARCHAR, listValue } = await loadDuckDb();
  const listOfText = LIST(VARCHAR);
  return ({ user, event, late = false, future = false }) => {
    appender.appendVarchar(user);
    appender.appendVarchar(event.eventId);
    appender.appendVarchar(event.kind);
    appender.appendBigInt(BigInt(event.occurredAtMs));
    appender.appendVarchar(event.sessionId);
    appender.appendList(listValue(itemIdsOf(event)), listOfText);
    appender.appendBoolean(late);
    appender.appendBoolean(future);
    appender.appendVarchar(JSON.stringify(event));
    return appender;
  };
}
