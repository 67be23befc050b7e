import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupCloudId } from '../../local-cloud/testing/enterGroup';
import { type TestCloud } from '../../local-cloud/testing/startTestCloud';
import { createMerchantKeys, type MerchantKeys } from '../merchantKeys';
import { openMerchantWorkshop, type MerchantWorkshop } from '../testing/merchantWorkshop';
import { openExportCursor } from './exportCursor';
import { exportEvents, type ExportOptions } from './exportEvents';
import { lossFile } from './jsonLinesSink';

jest.setTimeout(30_000); // processes start slowly on a busy machine

// The export from a running cloud, through the real SDK.
let workshop: MerchantWorkshop;
let cloud: TestCloud;
let keys: MerchantKeys;
beforeAll(async () => {
  workshop = await openMerchantWorkshop();
  ({ cloud, keys } = workshop);
});
afterAll(() => workshop.close());

let out: string;
let number = 0;
beforeEach(() => {
  out = join(workshop.folder, `events-${number++}.jsonl`);
});
const run = (options: Partial<ExportOptions> = {}) =>
  exportEvents({ cloud: cloud.owner, pseudonymKey: keys.pseudonymKey, out, ...options });

const event = (rest: object = { kind: 'favourite-added', itemId: 'tea-1' }) => ({
  schemaVersion: 1,
  eventId: randomUUID() as string,
  occurredAtMs: Date.now(),
  sessionId: 's',
  ...rest,
});
const collect = (identity: string, events: object[], losses: object[] = []) =>
  cloud.call('collect', { batchId: randomUUID(), events, losses }, identity);
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it('writes each event once under a pseudonym that stays the same, then only what is new', async () => {
  const [a, b] = [await cloud.createIdentity(), await cloud.createIdentity()];
  const twice = event();
  for (let batch = 0; batch < 24; batch++) await collect(a, [event(), twice]);
  await collect(b, [twice]);
  const broken = { openid: 'oOld', receivedAtMs: 1, events: [{ kind: 'unknown' }] };
  await cloud.owner.database().collection('eventBatches').add({ data: broken });

  const found = { late: 0, future: 0, lost: 0, totalEvents: 26 };
  expect(await run()).toEqual({ batches: 26, events: 26, users: 2, repeated: 23, malformed: 1, ...found });
  const text = readFileSync(out, 'utf8');
  const users = new Set(linesOf(out).map(({ user }) => user));
  expect(users.size).toBe(2);
  expect(text).not.toMatch(/openid/);
  const { data } = (await cloud.owner.database().collection('eventBatches').get()) as {
    data: { openid: string }[];
  };
  for (const { openid } of data) expect(text).not.toContain(openid);

  const progress: object[] = [];
  await collect(a, [twice, event()]);
  const added = { batches: 26, events: 1, users: 1, repeated: 1, malformed: 0, totalEvents: 27 };
  expect(await run({ onProgress: (done) => progress.push(done) })).toMatchObject(added);
  expect(progress.at(-1)).toEqual({ batches: 26, ofBatches: 26, events: 1 });
  expect(readFileSync(out, 'utf8').slice(0, text.length)).toBe(text);
  expect(users).toContain(linesOf(out).at(-1)!['user']);
  expect(statSync(out).mode & 0o077).toBe(0);
  expect(statSync(`${out}.cursor`).mode & 0o077).toBe(0);
});

it('writes the flags of time, what phones gave up, and a pseudonym for a chat group', async () => {
  await run();
  const since = linesOf(out).length;
  const identity = await cloud.createIdentity();
  const { eventId, occurredAtMs } = event();
  const entry = { schemaVersion: 1, eventId, occurredAtMs, sessionId: 's' };
  const cloudId = await groupCloudId(cloud, identity, 'family');
  await cloud.call('groups', { ...entry, cloudId }, identity);
  const late = { ...event(), occurredAtMs: Date.now() - 8 * 24 * 3600_000 };
  const future = { ...event(), occurredAtMs: Date.now() + 3600_000 };
  const losses = [{ cause: 'overflow', kind: 'item-exposed', count: 7 }];
  await collect(identity, [late, future], losses);
  expect(await run()).toMatchObject({ events: 3, late: 1, future: 1, lost: 7 });
  const [entered, ...flagged] = linesOf(out).slice(since);
  const { user } = entered!;
  expect(flagged).toEqual([
    { user, event: late, late: true },
    { user, event: future, future: true },
  ]);
  const groupId = expect.stringMatching(/^[0-9a-f]{32}$/) as string;
  expect(entered).toEqual({ user, event: { kind: 'group-entered', ...entry, groupId } });
  expect(readFileSync(out, 'utf8')).not.toContain('tG');
  expect(linesOf(lossFile(out))).toEqual([
    { user, batchId: expect.any(String), receivedAtMs: expect.any(Number), ...losses[0] },
  ]);
});

it('reads every page of batches that arrived in one millisecond', async () => {
  const receivedAtMs = Date.now() + 1000;
  const batches = cloud.owner.database().collection('eventBatches');
  const add = () => batches.add({ data: { openid: 'oSame', batchId: 'b', receivedAtMs, events: [event()] } });
  await Promise.all(Array.from({ length: 45 }, add));
  expect(await run({ sinceMs: receivedAtMs })).toMatchObject({ batches: 45, events: 45 });
});

it('begins where --since says, and refuses another beginning later', async () => {
  const before = Date.now();
  expect(await run({ sinceMs: before + 3600_000 })).toMatchObject({ batches: 0, totalEvents: 0 });
  await expect(run({ sinceMs: before })).rejects.toThrow(/begun with another --since/);
  expect(await run()).toMatchObject({ batches: 0 });
});

it('leaves the files as they were when the cloud goes away', async () => {
  await run();
  const before = readFileSync(out, 'utf8');
  await collect(await cloud.createIdentity(), [event()]);
  const gone = {
    ...cloud.owner,
    database: () => {
      throw new Error('gone');
    },
  };
  await expect(run({ cloud: gone })).rejects.toThrow('gone');
  expect(readFileSync(out, 'utf8')).toBe(before);
  expect(await run()).toMatchObject({ events: 1 });
});

describe('refuses', () => {
  it('a file it did not begin, and leaves it alone', async () => {
    writeFileSync(out, 'mine');
    await expect(run()).rejects.toThrow(/exists, but not .*\.cursor/);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(existsSync(`${out}.cursor`)).toBe(false);
  });

  it('a file that became shorter, or a folder for JSON lines', async () => {
    await run();
    truncateSync(out, 3);
    await expect(run()).rejects.toThrow(/has 3 bytes where this export wrote \d+/);
    await expect(run({ out: workshop.folder })).rejects.toThrow(/expected a file for JSON lines/);
    await expect(run({ format: 'parquet' })).rejects.toThrow(/expected a folder for Parquet files/);
  });

  it('other keys, which would give every shopper another pseudonym', async () => {
    await run();
    const { pseudonymKey } = createMerchantKeys('other-shop', workshop.folder);
    await expect(run({ pseudonymKey })).rejects.toThrow(/begun with other keys/);
  });

  it('a cursor that another export is using, or that is none', async () => {
    await run();
    const options = { path: `${out}.cursor`, pseudonymKey: keys.pseudonymKey, sinceMs: undefined };
    const other = openExportCursor(options);
    await expect(run()).rejects.toThrow(/in use: another export/);
    other.close();
    rmSync(`${out}.cursor`);
    writeFileSync(`${out}.cursor`, 'not a database, but long enough to be read as one'.repeat(40));
    await expect(run()).rejects.toThrow(/is not the cursor of an export/);
  });
});
