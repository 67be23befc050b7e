import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildCloudFunctions } from '../build/cloudfunctions';
import { COLLECTIONS } from './collections';
import { DocumentStore } from './store/documentStore';

const KILLS = 3;
const BATCHES_BETWEEN_KILLS = 12;
const EVENTS_PER_BATCH = 20;

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-durability-'));
const dataDir = join(folder, 'data');
const running = new Set<ChildProcess>();
beforeAll(() => buildCloudFunctions(join(folder, 'functions')));
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

interface CloudProcess {
  url: string;
  kill(): Promise<void>;
}

/** The real program in a process of its own. Rejects with what it printed when it does not come up. */
async function startProcess(): Promise<CloudProcess> {
  const loader = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
  const program = join(__dirname, 'main.ts');
  const options = ['--port', '0', '--data-dir', dataDir, '--functions', join(folder, 'functions')];
  const child = spawn(process.execPath, ['--import', loader, program, ...options], { cwd: folder });
  running.add(child);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => {
        printed += text.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
        if (found) resolve(found[0]);
      });
    }
    child.once('exit', (code) => reject(new Error(`exit ${code}: ${printed}`)));
  });
  return {
    url,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const uuid = (batch: number, event: number) =>
  `00000000-0000-4000-8000-${batch.toString(16).padStart(6, '0')}${event.toString(16).padStart(6, '0')}`;

const batchOf = (batch: number) => ({
  batchId: uuid(batch, 0xffff),
  events: Array.from({ length: EVENTS_PER_BATCH }, (_, event) => ({
    kind: 'favourite-added',
    schemaVersion: 1,
    eventId: uuid(batch, event),
    occurredAtMs: batch,
    sessionId: 's',
    itemId: 'tea-1',
  })),
});

it('a killed cloud has every acknowledged event, and each of them once', async () => {
  const token = 'ab'.repeat(32);
  const send = async (url: string, batch: number) => {
    const headers = { authorization: `Bearer ${token}` };
    const body = JSON.stringify(batchOf(batch));
    const response = await fetch(`${url}/functions/collect`, { method: 'POST', headers, body });
    const reply = (await response.json()) as { ok: boolean };
    if (!reply.ok) throw new Error(JSON.stringify(reply));
  };
  const acknowledged = new Set<number>();
  let interrupted = 0;
  for (let round = 0; round < KILLS; round++) {
    const cloud = await startProcess();
    const batches = Array.from({ length: BATCHES_BETWEEN_KILLS * (round + 1) }, (_, batch) => batch);
    const waiting = batches.filter((batch) => !acknowledged.has(batch));
    const sends = waiting.map((batch) =>
      send(cloud.url, batch).then(
        () => acknowledged.add(batch),
        () => interrupted++,
      ),
    );
    await Promise.race(sends.slice(1)); // the first acknowledgements are in, the rest is under way
    await cloud.kill();
    await Promise.all(sends);
  }
  expect(interrupted).toBeGreaterThan(0);

  const survivor = new DocumentStore(join(dataDir, 'documents.db'), COLLECTIONS);
  const stored = survivor.readAll('eventBatches') as unknown as {
    batchId: string;
    events: { eventId: string }[];
  }[];
  survivor.close();
  const storedIds = stored.map(({ batchId }) => batchId);
  expect(storedIds).toEqual(expect.arrayContaining([...acknowledged].map((batch) => batchOf(batch).batchId)));
  expect(new Set(storedIds).size).toBe(storedIds.length);
  for (const { events } of stored) expect(events).toHaveLength(EVENTS_PER_BATCH);
  const eventIds = stored.flatMap(({ events }) => events.map(({ eventId }) => eventId));
  expect(new Set(eventIds).size).toBe(eventIds.length);
}, 120_000);

it('a second cloud on the same data says so and stops', async () => {
  const first = await startProcess();
  await expect(startProcess()).rejects.toThrow(
    /^exit 1: .*documents\.db is in use by another local cloud[^\n]*\n$/,
  );
  await first.kill();
}, 60_000);
