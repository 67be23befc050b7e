import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCloudFunctions } from '../build/cloudfunctions';
import { createSeededRandom } from '../demo-shop/seededRandom';
import { backUp, restore } from './backup';
import { COLLECTIONS } from './collections';
import { DocumentStore } from './store/documentStore';
import { startCloudProcess } from './testing/cloudProcess';
import { audit, killDuringLoad, sendBatch } from './testing/killDuringLoad';

jest.setTimeout(180_000); // processes start slowly on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'zhanggui-durability-'));
const functionsDir = join(folder, 'functions');
const fresh = (name: string) => mkdtempSync(join(folder, `${name}-`));
beforeAll(() => buildCloudFunctions(functionsDir));
afterAll(() => rmSync(folder, { recursive: true }));

it('a killed cloud has every acknowledged event, and each of them once', async () => {
  const seed = Date.now() % 1_000_000;
  const random = createSeededRandom(seed);
  const summary = await killDuringLoad({ dataDir: fresh('kills'), functionsDir, kills: 3, random });
  expect({ seed, wrongs: summary.wrongs }).toEqual({ seed, wrongs: [] });
  expect(summary.interrupted).toBeGreaterThan(0);
});

it('a cloud on a full disk refuses, keeps what it has acknowledged, and goes on when there is room', async () => {
  const dataDir = fresh('full');
  const acknowledged = new Set<number>();
  const cloud = await startCloudProcess({ dataDir, functionsDir, maxFileKiB: 1024 });
  let refusals = 0;
  for (let batch = 0; refusals < 3; batch += 1) {
    await sendBatch(cloud.url, batch).then(
      () => acknowledged.add(batch),
      () => (refusals += 1),
    );
  }
  await cloud.kill();
  expect(acknowledged.size).toBeGreaterThan(0);
  expect(audit(dataDir, acknowledged)).toEqual([]);
  const roomy = await startCloudProcess({ dataDir, functionsDir });
  await sendBatch(roomy.url, 999);
  await roomy.stop();
  expect(audit(dataDir, acknowledged.add(999))).toEqual([]);
});

it('a stopped cloud answers what is under way, and leaves a whole file', async () => {
  const dataDir = fresh('stop');
  const cloud = await startCloudProcess({ dataDir, functionsDir });
  await sendBatch(cloud.url, 0); // the function has started
  const sends = [1, 2, 3, 4, 5, 6].map((batch) => sendBatch(cloud.url, batch).then(() => batch));
  await Promise.race(sends);
  const exit = cloud.stop();
  const outcomes = await Promise.allSettled(sends);
  expect(await exit).toBe(0);
  // What had not reached the cloud yet is told so; nothing is cut off.
  const refused = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [String(outcome.reason)] : [],
  );
  expect(refused.filter((reason) => !reason.includes('is being stopped'))).toEqual([]);
  const arrived = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  expect(audit(dataDir, new Set([0, ...arrived]))).toEqual([]);
  expect(existsSync(join(dataDir, 'documents.db-wal'))).toBe(false);
});

it('a second cloud on the same data says so and stops', async () => {
  const dataDir = fresh('twice');
  const first = await startCloudProcess({ dataDir, functionsDir });
  await expect(startCloudProcess({ dataDir, functionsDir })).rejects.toThrow(
    /^exit 1: .*documents\.db is in use by another local cloud[^\n]*\n$/,
  );
  await first.kill();
});

describe('a damaged file', () => {
  const set = { multi: false, merge: false, upsert: true };
  async function fill(path: string, count: number): Promise<DocumentStore> {
    const store = new DocumentStore(path, COLLECTIONS);
    for (let index = 0; index < count; index += 1) {
      const body = { openid: 'oA', batchId: `b${index}`, receivedAtMs: index, text: 'x'.repeat(500) };
      await store.modify('eventBatches', { _id: `id${index}` }, body, set);
    }
    return store;
  }
  function spoil(path: string, fromEndBytes: number): void {
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(fromEndBytes, 0x5a), 0, fromEndBytes, statSync(path).size - fromEndBytes);
    closeSync(file);
  }

  it('is recognised by its last page when it is opened, and the error says what to do', async () => {
    const path = join(fresh('page'), 'documents.db');
    (await fill(path, 100)).close();
    spoil(path, 4096);
    expect(() => new DocumentStore(path, COLLECTIONS)).toThrow(
      expect.objectContaining({
        name: 'DataDamagedError',
        message: expect.stringMatching(/documents\.db is damaged: .*restore a backup/) as string,
      }),
    );
  });

  it('loses with a torn end of its log the last write alone', async () => {
    const [path, copy] = [join(fresh('log'), 'documents.db'), join(fresh('torn'), 'documents.db')];
    const store = await fill(path, 20);
    for (const end of ['', '-wal']) copyFileSync(path + end, copy + end); // what a power cut leaves
    store.close();
    spoil(`${copy}-wal`, 100);
    const survivor = new DocumentStore(copy, COLLECTIONS);
    const ids = survivor.readAll('eventBatches').map(({ batchId }) => batchId);
    survivor.close();
    expect(ids).toEqual(Array.from({ length: 19 }, (_, index) => `b${index}`));
  });
});

describe('a backup', () => {
  it('of a stopped cloud, restored elsewhere, is the same cloud', async () => {
    const [dataDir, backup, elsewhere] = [fresh('data'), join(folder, 'backup'), join(folder, 'elsewhere')];
    const cloud = await startCloudProcess({ dataDir, functionsDir });
    await sendBatch(cloud.url, 1);
    expect(() => backUp(dataDir, join(folder, 'busy'))).toThrow(/in use by another local cloud/);
    expect(existsSync(join(folder, 'busy'))).toBe(false);
    await cloud.stop();
    backUp(dataDir, backup);
    rmSync(dataDir, { recursive: true });
    restore(backup, elsewhere);
    const restored = await startCloudProcess({ dataDir: elsewhere, functionsDir });
    await sendBatch(restored.url, 1); // the same phone with the same batch: its openid is what it was
    await sendBatch(restored.url, 2);
    await restored.stop();
    expect(audit(elsewhere, new Set([1, 2]))).toEqual([]);
  });

  it('overwrites nothing, and is not made of nothing', () => {
    expect(() => backUp(join(folder, 'nowhere'), join(folder, 'b2'))).toThrow(/no data of a local cloud/);
    expect(() => restore(join(folder, 'backup'), join(folder, 'elsewhere'))).toThrow(/is not empty/);
    expect(() => restore(join(folder, 'nowhere'), join(folder, 'r2'))).toThrow(/no data of a local cloud/);
  });
});
