import { appendFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDatasetFolder, writeDatasetFolder } from './datasetFolder';
import { type UserSequence } from './interactionLog';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dataset-'));
  out = join(folder, 'new', 'dataset');
});
afterEach(() => rmSync(folder, { recursive: true }));

const ann: UserSequence = { user: 'ann', items: ['茶 1', 'cup'], signals: [7, 14] };
async function* rowsOf<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}
const source = (sequences: readonly UserSequence[] = [ann]) => ({
  count: async () => ({ rows: 4, events: 3, late: 1, future: 0 }),
  sequences: () => rowsOf(sequences),
  test: () => rowsOf([{ user: 'ann', item: 'pot' }]),
});

it('reads back what it wrote, with what comes next where it was split', async () => {
  await writeDatasetFolder(out, source(), 5);
  const split = readDatasetFolder(out);
  expect(split.log).toMatchObject({ name: 'dataset', sequences: [ann] });
  expect(split.test).toEqual(new Map([['ann', 'pot']]));
  await writeDatasetFolder(out, source());
  expect(readDatasetFolder(out)).toEqual({ log: split.log });
  expect(readdirSync(out).sort()).toEqual(['dataset.json', 'sequences.jsonl']);
});

it('writes nothing where no event shows interest, or the warehouse fails behind its first rows', async () => {
  await expect(writeDatasetFolder(out, source([]), 5)).rejects.toThrow(
    'none of 3 events shows interest in an item before 1970-01-01T00:00:00.005Z',
  );
  expect(existsSync(join(folder, 'new'))).toBe(false);
  await writeDatasetFolder(out, source());
  async function* failing() {
    yield ann;
    throw new Error('gone');
  }
  await expect(writeDatasetFolder(out, { ...source(), sequences: failing }, 5)).rejects.toThrow('gone');
  expect(readDatasetFolder(out).log.sequences).toEqual([ann]);
  expect(readdirSync(out).sort()).toEqual(['dataset.json', 'sequences.jsonl']);
});

it('refuses rows that its card does not speak of, and names what is wrong', async () => {
  expect(() => readDatasetFolder(folder)).toThrow(/dataset\.json: cannot be read \(ENOENT\)/);
  await writeDatasetFolder(out, source(), 5);
  appendFileSync(join(out, 'test.jsonl'), '{}\n');
  expect(() => readDatasetFolder(out)).toThrow(/test\.jsonl: not the rows that dataset\.json speaks of/);
  await writeDatasetFolder(out, source([{ ...ann, signals: [7] }]));
  expect(() => readDatasetFolder(out)).toThrow(/sequences\.jsonl:1: line: expected one signal an item/);
  writeFileSync(join(out, 'dataset.json'), '{"format":"zhanggui-dataset-2"}');
  expect(() => readDatasetFolder(out)).toThrow(/dataset\.json: format: .*Expected "zhanggui-dataset-1"/);
});
