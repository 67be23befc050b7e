import { type DuckDBConnection } from '@duckdb/node-api';
import { createTable, EVENT_COLUMNS, eventAppender } from './eventTable';
import { NEVER_MS, type EventWarehouse } from './eventWarehouse';
import { openDuckDb } from './openDuckDb';
import { signalSql, STRENGTH } from './signalSql';

/** Appended rows are handed over before they fill the memory. */
const FLUSH_ROWS = 100_000;

const ONCE = `
  SELECT * FROM events QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY position) = 1`;

/** One row an item of an event that shows interest; `line` is its place in the event. */
const STEPS = `
  SELECT "user", occurred_at_ms, position, future, strength,
    unnest(item_ids) AS item, generate_subscripts(item_ids, 1) AS line
  FROM (SELECT *, ${STRENGTH} AS strength FROM (${ONCE})) WHERE strength >= 0`;

const IN_ORDER = 'PARTITION BY "user" ORDER BY occurred_at_ms, position, line';

const SIGNAL = signalSql('strength', 'gap', 'is_first');

const SEQUENCES = `
  WITH steps AS (SELECT * FROM (${STEPS}) WHERE occurred_at_ms < $until),
  marked AS (SELECT *, (lag(item) OVER (${IN_ORDER}) IS DISTINCT FROM item)::INT AS starts FROM steps),
  numbered AS (SELECT *, sum(starts) OVER (${IN_ORDER}) AS run FROM marked),
  actions AS (
    SELECT "user", run, any_value(item) AS item, max(strength) AS strength, min(occurred_at_ms) AS at_ms
    FROM numbered GROUP BY "user", run
  ),
  timed AS (
    SELECT *, run = 1 AS is_first, at_ms - lag(at_ms) OVER (PARTITION BY "user" ORDER BY run) AS gap FROM actions
  )
  SELECT "user", list(item ORDER BY run) AS items, list((${SIGNAL})::UTINYINT ORDER BY run) AS signals
  FROM timed GROUP BY "user" ORDER BY "user"`;

const TEST = `
  WITH steps AS (${STEPS}),
  known AS (SELECT DISTINCT "user", item FROM steps WHERE occurred_at_ms < $until)
  SELECT "user", item FROM steps
  WHERE occurred_at_ms >= $until AND NOT future
    AND "user" IN (SELECT "user" FROM known)
    AND NOT EXISTS (FROM known WHERE known."user" = steps."user" AND known.item = steps.item)
  QUALIFY row_number() OVER (${IN_ORDER}) = 1 ORDER BY "user"`;

/** In this process; what does not fit into memory lies in a temporary folder. */
export async function openDuckDbWarehouse(): Promise<EventWarehouse> {
  const { connection, close } = await openDuckDb();
  const appender = await createTable(connection, 'events', { ...EVENT_COLUMNS, position: 'BIGINT' });
  const append = await eventAppender(appender);
  let position = 0;
  return {
    async load(rows) {
      const before = position;
      for await (const row of rows) {
        append(row).appendBigInt(BigInt(position++));
        appender.endRow();
        if (position % FLUSH_ROWS === 0) appender.flushSync();
      }
      appender.flushSync();
      return position - before;
    },
    async count() {
      const query = `SELECT count(*)::DOUBLE AS events, (count(*) FILTER (late))::DOUBLE AS late,
        (count(*) FILTER (future))::DOUBLE AS future FROM (${ONCE})`;
      const [counts] = (await connection.runAndReadAll(query)).getRowObjectsJS();
      return { rows: position, ...(counts as { events: number; late: number; future: number }) };
    },
    sequences: (untilMs) => readRows(connection, SEQUENCES, untilMs),
    test: (untilMs) => readRows(connection, TEST, untilMs),
    async close() {
      appender.closeSync();
      close();
    },
  };
}

/** Its columns are those of `Row`, by their names. */
async function* readRows<Row>(
  connection: DuckDBConnection,
  query: string,
  untilMs: number,
): AsyncGenerator<Row> {
  const until = BigInt(Math.min(untilMs, NEVER_MS));
  const result = await connection.stream(query, { until });
  for await (const rows of result.yieldRowObjectJs()) yield* rows as unknown as Row[];
}
