import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { openDuckDb, quoted } from '../../../training/datasets/warehouse/openDuckDb';
import { readEventRows } from '../../../training/datasets/warehouse/readEventRows';
import { type BatchSource } from './arrivedBatches';
import { exportedBatch } from './exportedBatch';
import { exportArrived } from './exportEvents';
import { openExportCursor, type ExportCursor } from './exportCursor';
import { type ExportSink } from './exportSink';
import { lossFile, openJsonLinesSink } from './jsonLinesSink';
import { openParquetSink } from './parquetSink';

jest.setTimeout(60_000); // disks are slow on a busy machine

const KEY = 'ab'.repeat(32);
const MINUTE_MS = 60_000;

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'));
  out = join(folder, 'events.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

interface StoredBatch {
  _id: string;
  openid: string;
  batchId: string;
  receivedAtMs: number;
  events: object[];
  late: string[];
  losses: object[];
}

const eventId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const event = (number: number) => ({
  ...{ kind: 'favourite-added', schemaVersion: 1, eventId: eventId(number), occurredAtMs: number },
  ...{ sessionId: 's', itemId: `茶-${number}` },
});

/** What the cloud answers: what is visible while it is read, by time of arrival. */
function createSource(batches: Map<string, StoredBatch>): BatchSource {
  const isBehind = (a: StoredBatch, b: StoredBatch) =>
    a.receivedAtMs > b.receivedAtMs || (a.receivedAtMs === b.receivedAtMs && a._id > b._id);
  const next = (fromMs: number, last?: StoredBatch) =>
    [...batches.values()]
      .filter((batch) => batch.receivedAtMs >= fromMs && (!last || isBehind(batch, last)))
      .sort((a, b) => (isBehind(a, b) ? 1 : -1))[0];
  return {
    count: async () => batches.size,
    async *read(fromMs) {
      for (let batch = next(fromMs); batch; batch = next(fromMs, { ...batch })) yield { ...batch };
    },
  };
}

async function run(source: BatchSource, wrap: (sink: ExportSink, cursor: ExportCursor) => ExportSink) {
  const cursor = openExportCursor({ path: `${out}.cursor`, pseudonymKey: KEY, sinceMs: undefined });
  const sink = openJsonLinesSink(out, cursor.state.mark);
  try {
    const wrapped = wrap(sink, cursor);
    return await exportArrived({ source, sink: wrapped, cursor, pseudonymKey: KEY, portionEvents: 3 });
  } finally {
    sink.close();
    cursor.close();
  }
}

const linesOf = (path: string) =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];

async function rowsOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const read: Row[] = [];
  for await (const row of rows) read.push(row);
  return read;
}
const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      user: fc.constantFrom('ann', 'bob'),
      /** Written behind the time of arrival it carries. */
      delayMs: fc.nat(4 * MINUTE_MS),
      events: fc.array(fc.nat(30), { maxLength: 4 }),
      lost: fc.nat(2),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('arrive again' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), forMs: fc.nat(20 * MINUTE_MS) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('export' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      atWrite: fc.nat(3),
      isWritten: fc.boolean(),
      torn: fc.constantFrom('', '{"user":'),
    }),
  },
);

it('writes each event and each loss once, whatever arrives late or again and wherever a run ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
      for (const path of [out, lossFile(out), `${out}.cursor`]) rmSync(path, { force: true });
      const batches = new Map<string, StoredBatch>();
      const source = createSource(batches);
      let nowMs = 100 * MINUTE_MS;
      let before = '';
      for (const step of [...actions, { do: 'export' as const }]) {
        if (step.do === 'wait') nowMs += step.forMs;
        else if (step.do === 'arrive') {
          const batchId = `b${batches.size}`;
          const _id = `${(batches.size * 7) % 10}-${batchId}`;
          const events = [...new Set(step.events)].map(event);
          const losses = step.lost > 0 ? [{ cause: 'overflow', kind: 'shared', count: step.lost }] : [];
          const arrived = {
            _id,
            openid: step.user,
            batchId,
            receivedAtMs: nowMs - step.delayMs,
            events,
            losses,
          };
          batches.set(_id, { ...arrived, late: events.slice(0, 1).map(({ eventId: id }) => id) });
        } else if (step.do === 'arrive again') {
          const again = [...batches.values()][step.which % Math.max(1, batches.size)];
          if (again) again.receivedAtMs = nowMs;
        } else if (step.do === 'export') {
          await run(source, (sink) => sink);
          const text = readFileSync(out, 'utf8');
          expect(text.startsWith(before)).toBe(true);
          before = text;
        } else {
          let writes = 0;
          const crashing = run(source, (sink) => ({
            ...sink,
            async write(...rows) {
              if (writes++ < step.atWrite) return sink.write(...rows);
              if (step.isWritten) await sink.write(...rows);
              throw new Error('killed');
            },
          }));
          await crashing.catch((error: Error) => expect(error.message).toBe('killed'));
          appendFileSync(out, step.torn);
        }
      }
      const expected = [...batches.values()].flatMap((batch) => {
        const { user, events } = exportedBatch(batch, KEY);
        return events.map((exported) => `${user} ${exported.event.eventId}`);
      });
      const rows = linesOf(out) as unknown as { user: string; event: { eventId: string } }[];
      const written = rows.map((row) => `${row.user} ${row.event.eventId}`);
      expect(written.sort()).toEqual([...new Set(expected)].sort());
      const lost = [...batches.values()].flatMap(({ batchId, losses }) => losses.map(() => batchId));
      expect(
        linesOf(lossFile(out))
          .map((row) => row['batchId'])
          .sort(),
      ).toEqual(lost.sort());
    }),
    { numRuns: 30 },
  );
});

it('writes the same rows as Parquet, continues there, and drops a file that no cursor counted', async () => {
  const batches = new Map<string, StoredBatch>();
  const arrive = (number: number, losses: object[] = []) => {
    const identity = { _id: `id${number}`, openid: 'ann', batchId: `b${number}`, receivedAtMs: number };
    const events = [event(number), event(number + 1)];
    batches.set(identity._id, { ...identity, events, late: [eventId(number)], losses });
  };
  const parquet = join(folder, 'parquet');
  const runParquet = async (fails = false) => {
    const path = join(folder, 'parquet.cursor');
    const cursor = openExportCursor({ path, pseudonymKey: KEY, sinceMs: undefined });
    const sink = await openParquetSink(parquet, cursor.state.mark);
    const failing: ExportSink = {
      ...sink,
      async write(...rows) {
        await sink.write(...rows);
        throw new Error('killed');
      },
    };
    try {
      const source = createSource(batches);
      return await exportArrived({ source, sink: fails ? failing : sink, cursor, pseudonymKey: KEY });
    } finally {
      sink.close();
      cursor.close();
    }
  };
  arrive(1);
  await runParquet();
  arrive(5, [{ cause: 'storage', kind: 'unknown', count: 3 }]);
  await expect(runParquet(true)).rejects.toThrow('killed');
  arrive(2);
  await runParquet();
  await runParquet();
  await run(createSource(batches), (sink) => sink);
  expect(readdirSync(parquet).sort()).toEqual([
    'events-000001.parquet',
    'events-000002.parquet',
    'losses-000001.parquet',
  ]);

  const duckDb = await openDuckDb();
  try {
    const read = async (columns: string, kind: string) => {
      const query = `SELECT ${columns} FROM read_parquet(${quoted(join(parquet, `${kind}-*.parquet`))})`;
      return (await duckDb.connection.runAndReadAll(query)).getRowsJS();
    };
    const rows = await read('user, event, late, future, item_ids, occurred_at_ms::INT', 'events');
    const lines = linesOf(out) as unknown as { user: string; event: ReturnType<typeof event>; late?: true }[];
    const asRow = ({ user, event: own, late }: (typeof lines)[number]) => [
      user,
      JSON.stringify(own),
      late ?? false,
      false,
      [own.itemId],
      own.occurredAtMs,
    ];
    const byId = (a: unknown[], b: unknown[]) => String(a[1]).localeCompare(String(b[1]));
    expect(rows.sort(byId)).toEqual(lines.map(asRow).sort(byId));
    expect(rows).toHaveLength(5);
    const inFile = (path: string) => rowsOf(readEventRows(path));
    expect(sorted(await inFile(parquet))).toEqual(sorted(await inFile(out)));
    const losses = await read('user, batch_id, received_at_ms::INT, cause, kind, count::INT', 'losses');
    expect(losses).toEqual(linesOf(lossFile(out)).map((row) => Object.values(row)));
  } finally {
    duckDb.close();
  }
});

it('has a column of Parquet for the chat group of an entry, as a pseudonym, and nothing there for other events', async () => {
  const parquet = join(folder, 'groups');
  const { itemId: _, ...base } = event(1);
  const entered = { ...base, eventId: eventId(2), kind: 'group-entered', groupId: 'tGSECRET' };
  const stored = { openid: 'ann', receivedAtMs: 1, events: [event(1), entered] };
  const sink = await openParquetSink(parquet, { events: 0, losses: 0 });
  const { events } = exportedBatch(stored, KEY);
  await sink.write(events, []);
  sink.close();
  const duckDb = await openDuckDb();
  try {
    const query = `SELECT kind, group_id FROM read_parquet(${quoted(join(parquet, 'events-*.parquet'))})`;
    const rows = (await duckDb.connection.runAndReadAll(query)).getRowsJS();
    expect(rows).toEqual([
      ['favourite-added', null],
      ['group-entered', expect.stringMatching(/^[0-9a-f]{32}$/)],
    ]);
  } finally {
    duckDb.close();
  }
});
