import { type UserSequence } from '../interactionLog';
import { askClickHouse, parseClickHouseAddress, readRows } from './clickHouseHttp';
import { type EventRow } from './eventRow';
import { NEVER_MS, type EventWarehouse, type LogCounts } from './eventWarehouse';
import { signalSql, STRENGTH } from './signalSql';

const INSERT_ROWS = 20_000;

/** Sorted by event, so that what came twice lies beside each other. */
const COLUMNS = `user String, event_id String, kind String, occurred_at_ms Int64, item_ids Array(String),
  late UInt8, future UInt8, position UInt64`;

/**
 * A table of events in a ClickHouse of 18.16 or later, which is made where there is none; what it holds already counts.
 * Where a window function would do, arrays are used: 18.16 has none. An array is never read from within a function over
 * another: ClickHouse would copy it for each element.
 */
export async function openClickHouseWarehouse(text: string): Promise<EventWarehouse> {
  const address = parseClickHouseAddress(text);
  const { table } = address;
  await askClickHouse(
    address,
    `CREATE TABLE IF NOT EXISTS ${table} (${COLUMNS}) ENGINE = MergeTree() ORDER BY (event_id, position)`,
  );

  async function insert(rows: readonly string[]): Promise<void> {
    if (rows.length > 0)
      await askClickHouse(address, `INSERT INTO ${table} FORMAT JSONEachRow`, rows.join('\n'));
  }

  return {
    async load(rows) {
      const first = await nextPosition();
      let position = first;
      let pending: string[] = [];
      for await (const row of rows) {
        pending.push(insertedRow(row, position++));
        if (pending.length < INSERT_ROWS) continue;
        await insert(pending);
        pending = [];
      }
      await insert(pending);
      return position - first;
    },
    async count() {
      const query = `SELECT sum(1) AS events, sum(late) AS late, sum(future) AS future FROM (${once(table)})`;
      const [rows, counts] = [await one(`SELECT count() AS rows FROM ${table}`), await one(query)];
      const numbers = Object.entries({ ...rows, ...counts }).map(([name, value]) => [name, Number(value)]);
      return Object.fromEntries(numbers) as unknown as LogCounts;
    },
    sequences: (untilMs) => readRows<UserSequence>(address, sequencesQuery(table, untilMs)),
    test: (untilMs) => readRows<{ user: string; item: string }>(address, testQuery(table, untilMs)),
    close: async () => undefined,
  };

  async function nextPosition(): Promise<number> {
    const { next } = await one(`SELECT if(count() = 0, 0, max(position) + 1) AS next FROM ${table}`);
    return Number(next);
  }

  async function one(query: string): Promise<Record<string, unknown>> {
    for await (const row of readRows<Record<string, unknown>>(address, query)) return row;
    return {};
  }
}

function insertedRow({ late, future, ...row }: EventRow, position: number): string {
  return JSON.stringify({ ...row, late: Number(late), future: Number(future), position });
}

function once(table: string): string {
  return `SELECT * FROM ${table} ORDER BY event_id, position LIMIT 1 BY event_id`;
}

function steps(table: string): string {
  return `SELECT user, occurred_at_ms, position, future, strength, item, line
    FROM (SELECT *, toInt8(${STRENGTH}) AS strength FROM (${once(table)}))
    ARRAY JOIN item_ids AS item, arrayEnumerate(item_ids) AS line
    WHERE strength >= 0`;
}

function sequencesQuery(table: string, untilMs: number): string {
  const inOrder = `
    SELECT user, arraySort(groupArray((occurred_at_ms, position, line, item, strength))) AS steps,
      arrayMap(step -> tupleElement(step, 4), steps) AS items,
      arrayCumSum(arrayMap((item, before, place) -> toUInt32(place = 1 OR item != before),
        items, arrayPushFront(arrayPopBack(items), ''), arrayEnumerate(items))) AS runs
    FROM (${steps(table)}) WHERE occurred_at_ms < ${literal(untilMs)} GROUP BY user`;
  const actions = `
    SELECT user, run, any(tupleElement(step, 4)) AS item, max(tupleElement(step, 5)) AS strength,
      min(tupleElement(step, 1)) AS at_ms
    FROM (SELECT user, step, run FROM (${inOrder}) ARRAY JOIN steps AS step, runs AS run) GROUP BY user, run`;
  const grouped = `
    SELECT user, arraySort(groupArray((run, item, strength, at_ms))) AS actions,
      arrayMap(action -> tupleElement(action, 4), actions) AS times
    FROM (${actions}) GROUP BY user`;
  const isFirst = 'tupleElement(action, 1) = 1';
  const signal = signalSql('tupleElement(action, 3)', '(at_ms - before)', isFirst);
  return `
    SELECT user, arrayMap(action -> tupleElement(action, 2), actions) AS items,
      arrayMap((action, at_ms, before) -> toUInt8(${signal}),
        actions, times, arrayPushFront(arrayPopBack(times), toInt64(0))) AS signals
    FROM (${grouped}) ORDER BY user`;
}

function testQuery(table: string, untilMs: number): string {
  const until = literal(untilMs);
  const known = `SELECT user, item FROM (${steps(table)}) WHERE occurred_at_ms < ${until}`;
  return `
    SELECT user, item FROM (${steps(table)})
    WHERE occurred_at_ms >= ${until} AND future = 0
      AND user IN (SELECT user FROM (${known})) AND (user, item) NOT IN (${known})
    ORDER BY user, occurred_at_ms, position, line LIMIT 1 BY user`;
}

function literal(untilMs: number): string {
  return `toInt64(${Math.min(untilMs, NEVER_MS)})`;
}
