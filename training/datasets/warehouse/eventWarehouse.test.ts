import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type ExportedEvent } from '../exportedEvent';
import { buildEventSequences } from '../eventSequences';
import { readDatasetFolder, writeDatasetFolder } from '../datasetFolder';
import { openClickHouseWarehouse } from './clickHouseWarehouse';
import { openDuckDbWarehouse } from './duckDbWarehouse';
import { type EventWarehouse } from './eventWarehouse';
import { readEventRows } from './readEventRows';
import { randomEvents, randomSplit } from './testing/randomEvents';
import { findClickHouse, startClickHouse, type TestClickHouse } from './testing/startClickHouse';

jest.setTimeout(120_000); // a server starts slowly on a busy machine

const program = findClickHouse();
let server: TestClickHouse | undefined;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'warehouse-'));
  if (program) server = await startClickHouse(program);
  else process.stderr.write('clickhouse-server is not installed: its warehouse is not tested\n');
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

let tables = 0;
const openTable = () => openClickHouseWarehouse(`${server!.address}?table=events_${tables++}`);
const WAREHOUSES = [
  { name: 'DuckDB', open: openDuckDbWarehouse, test: it },
  { name: 'ClickHouse', open: openTable, test: program ? it : it.skip },
];

function writeLines(events: readonly ExportedEvent[]): string {
  const path = join(folder, 'events.jsonl');
  writeFileSync(path, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  return path;
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const read: Row[] = [];
  for await (const row of rows) read.push(row);
  return read;
}

async function* asynchronous<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

async function built(warehouse: EventWarehouse, untilMs: number) {
  const { rows, events, late, future } = await warehouse.count();
  const sequences = await all(warehouse.sequences(untilMs));
  return { rows, events, late, future, sequences, test: await all(warehouse.test(untilMs)) };
}

function expected(events: readonly ExportedEvent[], untilMs: number) {
  const first = new Map([...events].reverse().map((exported) => [exported.event.eventId, exported]));
  const flagged = (flag: 'late' | 'future') =>
    [...first.values()].filter((exported) => exported[flag]).length;
  return {
    ...{ rows: events.length, events: first.size, late: flagged('late'), future: flagged('future') },
    ...buildEventSequences(events, untilMs),
  };
}

describe.each(WAREHOUSES)('the SQL of $name', ({ open, test }) => {
  test('gives row for row what the definition gives, on any log and split', async () => {
    await fc.assert(
      fc.asyncProperty(randomEvents, randomSplit, async (events, untilMs) => {
        const warehouse = await open();
        try {
          expect(await warehouse.load(readEventRows(writeLines(events)))).toBe(events.length);
          expect(await built(warehouse, untilMs)).toEqual(expected(events, untilMs));
        } finally {
          await warehouse.close();
        }
      }),
      { numRuns: 10 },
    );
  });

  test('makes the very files that the definition makes', async () => {
    await fc.assert(
      fc.asyncProperty(randomEvents, randomSplit, async (events, untilMs) => {
        const { sequences, test: asked, ...log } = expected(events, untilMs);
        fc.pre(sequences.length > 0);
        const splitMs = Number.isFinite(untilMs) ? untilMs : undefined;
        const warehouse = await open();
        try {
          await warehouse.load(readEventRows(writeLines(events)));
          const card = await writeDatasetFolder(join(folder, 'sql'), warehouse, splitMs);
          const definition = {
            count: async () => log,
            sequences: () => asynchronous(sequences),
            test: () => asynchronous(asked),
          };
          expect(card).toEqual(await writeDatasetFolder(join(folder, 'definition'), definition, splitMs));
          expect(readDatasetFolder(join(folder, 'sql'))).toMatchObject({
            log: { sequences, sha256: card.sequences.sha256 },
            ...(splitMs !== undefined && { test: new Map(asked.map(({ user, item }) => [user, item])) }),
          });
        } finally {
          await warehouse.close();
        }
      }),
      { numRuns: 2 },
    );
  });

  test('goes on behind what was loaded before', async () => {
    const event = (number: number, itemId: string): ExportedEvent => ({
      user: 'ann',
      event: {
        ...{ kind: 'favourite-added', schemaVersion: 1, sessionId: 's', itemId, occurredAtMs: 5 },
        eventId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      },
    });
    const warehouse = await open();
    const parts = [
      [event(2, 'tea'), event(1, 'cup')],
      [event(0, 'pot'), event(2, 'forged')],
    ];
    for (const part of parts) await warehouse.load(readEventRows(writeLines(part)));
    expect(await built(warehouse, Infinity)).toEqual(expected(parts.flat(), Infinity));
    await warehouse.close();
  });
});
