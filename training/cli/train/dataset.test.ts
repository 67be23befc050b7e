import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createEventLines } from '../../testing/eventLines';
import { readLogs } from '../readLogs';
import { buildDataset } from './dataset';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dataset-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);

it('builds of several exports what training on the whole log reads', async () => {
  const lines = createEventLines();
  for (const itemId of ['tea', 'cup', 'pot']) lines.add('ann', 's', { kind: 'favourite-added', itemId });
  const text = lines.text();
  const cut = text.indexOf('\n') + 1;
  writeFileSync(join(folder, 'first.jsonl'), text.slice(0, cut));
  writeFileSync(join(folder, 'rest.jsonl.gz'), gzipSync(text));
  const events = [path('first.jsonl'), path('rest.jsonl.gz')];
  const log = { rows: 4, events: 3, late: 0, future: 0 };
  const card = { log, sequences: { users: 1, interactions: 3 } };
  expect(await buildDataset({ events, out: path('set') })).toMatchObject(card);
  const { sequences } = readLogs({ dataset: join(folder, 'set') });
  expect(sequences).toEqual(readLogs({ events: join(folder, 'rest.jsonl.gz') }).sequences);
  expect(readFileSync(join(folder, 'set', 'sequences.jsonl'), 'utf8')).toContain(
    '"items":["tea","cup","pot"]',
  );
});

it('names what is wrong with an export, a day or a warehouse, and writes nothing', async () => {
  writeFileSync(join(folder, 'bad.jsonl'), '{"user":"ann","event":{"kind":"shared"}}\n');
  const build = (flags: object) => buildDataset({ out: path('set'), ...flags });
  const events = [path('bad.jsonl')];
  await expect(build({ events })).rejects.toThrow(/bad\.jsonl:1: schemaVersion:/);
  await expect(build({ events: [path('none')] })).rejects.toThrow(/none: cannot be read \(ENOENT\)/);
  await expect(build({})).rejects.toThrow(/expected --events, or a --warehouse/);
  await expect(build({ events, until: '2026-02-32' })).rejects.toThrow('--until: no such day: 2026-02-32');
  const warehouse = 'clickhouse://127.0.0.1:1/d';
  await expect(build({ warehouse })).rejects.toThrow(`${warehouse} does not answer`);
  expect(existsSync(path('set'))).toBe(false);
});
