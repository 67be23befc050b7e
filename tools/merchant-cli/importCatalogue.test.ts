import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { type ShopProfile } from '../../src/contracts';
import { openSeededCloud, type SeededCloud } from '../local-cloud/testing/openSeededCloud';
import { type TestCloud } from '../local-cloud/testing/startTestCloud';
import { BadRowsError, importCatalogue } from './importCatalogue';

jest.setTimeout(60_000); // processes start slowly on a busy machine

let seeded: SeededCloud;
let folder: string;
let cloud: TestCloud;
beforeAll(async () => {
  seeded = await openSeededCloud();
  ({ folder, cloud } = seeded);
});
afterAll(() => seeded.close());

const products = async () =>
  (
    (await cloud.owner.database().collection('products').orderBy('_id', 'asc').get()) as {
      data: ({ _id: string } & Record<string, unknown>)[];
    }
  ).data;
function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const run = (file: string) => importCatalogue({ cloud: cloud.owner, file, now: () => 7 });
const find = async (itemId: string) => (await products()).find(({ _id }) => _id === itemId);

it('adds goods of a table with Chinese columns, prices in yuan, and keeps what shoppers made', async () => {
  const [before] = await products();
  const categoryId = String(before!['categoryId']);
  const file = write(
    'goods.csv',
    `\ufeff编号,名称,分类,价格,库存,图片\nnew-1,"龙井, 明前",${categoryId},"¥1,128.50",20,pictures/a.webp\n${before!._id},新名字,,,5,\n`,
  );
  expect(await run(file)).toMatchObject({ rows: 2, added: 1, changed: 1 });
  expect(await find('new-1')).toMatchObject({
    title: '龙井, 明前',
    priceMinor: 112850,
    stock: 20,
    soldCount: 0,
    listedAtMs: 7,
  });
  expect(await find(before!._id)).toEqual({ ...before, title: '新名字', stock: 5 });
  const { data } = await cloud.owner.database().collection('shop').doc('profile').get();
  expect((data as ShopProfile).pronunciations?.['jing']).toContain('井');
});

it('lists every bad row with its line and reason, and imports nothing', async () => {
  const before = await products();
  const categoryId = String(before[0]!['categoryId']);
  const file = write(
    'bad.csv',
    [
      'itemId,title,categoryId,price,stock,picture',
      `good,好,${categoryId},1,1,pictures/a.webp`,
      `,无编号,${categoryId},1,1,pictures/a.webp`,
      `p,价格,${categoryId},便宜,1,pictures/a.webp`,
      'c,类目,nowhere,1,1,pictures/a.webp',
      `good,又来,${categoryId},1,1,pictures/a.webp`,
      `s,半件,${categoryId},1,0.5,pictures/a.webp`,
      `f,分,${categoryId},0.001,1,pictures/a.webp`,
      `x,多,${categoryId},1,1,pictures/a.webp,9`,
    ].join('\n'),
  );
  const error = await run(file).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(BadRowsError);
  expect((error as BadRowsError).rows).toEqual([
    { line: 3, reason: expect.stringMatching(/^itemId: missing/) },
    { line: 4, reason: expect.stringMatching(/^price: "便宜" \(.*number/) },
    { line: 5, reason: expect.stringMatching(/^categoryId: the shop has no category "nowhere", but /) },
    { line: 6, reason: 'itemId: good is on line 2 already' },
    { line: 7, reason: expect.stringMatching(/^stock: "0.5" /) },
    { line: 8, reason: expect.stringMatching(/^price: "0.001" /) },
    { line: 9, reason: '7 cells, but 6 columns are named' },
  ]);
  expect((error as BadRowsError).message).toMatch(/\nnothing was imported: 7 of 8 rows are wrong$/);
  expect(await products()).toEqual(before);
});

it('calls columns as the file does, says which are missing, and shows the first rows of many', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `n-${index},名,便宜`);
  const file = write('words.csv', ['编号,名称,价格', ...lines].join('\n'));
  const error = (await run(file).catch((reason: unknown) => reason)) as BadRowsError;
  expect(error.rows).toHaveLength(60);
  expect(error.rows[0]!.reason).toContain('价格: "便宜" (');
  expect(error.rows[0]!.reason).toContain('stock: missing; a column is called stock, 库存');
  expect(error.message.split('\n')).toHaveLength(52);
  expect(error.message).toContain('… and 10 more rows');
});

it('names the columns of a file of which it knows none', async () => {
  const error = (await run(write('semicolons.csv', 'sku;title\na;b\n')).catch(
    (reason: unknown) => reason,
  )) as BadRowsError;
  expect(error.rows).toEqual([
    { line: 2, reason: expect.stringMatching(/^itemId: missing; .*this file names "sku;title"$/) },
  ]);
});

it('tells which columns it did not read', async () => {
  const [before] = await products();
  const file = write('more.csv', `编号,名称,颜色\n${before!._id},名字,红\n`);
  expect(await run(file)).toMatchObject({ changed: 1, unknownColumns: ['颜色'] });
});

it('imports nothing when the cloud goes away in the middle', async () => {
  const before = await products();
  const categoryId = String(before[0]!['categoryId']);
  const lines = Array.from({ length: 20 }, (_, index) =>
    JSON.stringify({
      itemId: `m${index}`,
      title: '茶',
      categoryId,
      priceMinor: 1,
      stock: 1,
      picture: 'p/a.webp',
    }),
  );
  const file = write('many.jsonl', lines.join('\n'));
  const failing = importCatalogue({
    cloud: cloud.owner,
    file,
    onProgress: (done) => {
      if (done === 10) throw new Error('killed');
    },
  });
  await expect(failing).rejects.toThrow('killed');
  expect(await products()).toEqual(before);
  expect(await run(file)).toMatchObject({ added: 20 });
});

it('names the line of JSON that is none', async () => {
  const file = write('broken.jsonl', '{"itemId":"a"}\n{oops\n[]\n');
  const error = (await run(file).catch((reason: unknown) => reason)) as BadRowsError;
  expect(error.rows.map(({ line }) => line)).toEqual([1, 2, 3]);
  expect(error.rows[1]!.reason).toMatch(/^not JSON/);
});

/** The smallest workbook that spreadsheets open: one sheet of inline strings and numbers. */
function workbook(rows: (string | number)[][]): Uint8Array {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const name = (column: number, row: number) => `${String.fromCharCode(65 + column)}${row + 1}`;
  const sheet = rows
    .map((row, y) => {
      const cells = row.map((value, x) => cell(value).replace('<c', `<c r="${name(x, y)}"`));
      return `<row r="${y + 1}">${cells.join('')}</row>`;
    })
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="goods" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
    ),
  });
}

it('reads the first sheet of an Excel file', async () => {
  const categoryId = String((await products())[0]!['categoryId']);
  const file = write(
    'goods.xlsx',
    workbook([
      ['编号', '名称', '分类', '价格', '库存', '图片'],
      ['xl-1', '普洱', categoryId, 88.8, 3, 'pictures/a.webp'],
    ]),
  );
  expect(await run(file)).toMatchObject({ added: 1 });
  expect(await find('xl-1')).toMatchObject({ title: '普洱', priceMinor: 8880, stock: 3 });
});

it.each([
  ['goods.txt', 'x', /expected a file that ends in/],
  ['empty.csv', '', /holds no goods/],
  ['fake.xlsx', 'no zip', /not an Excel file/],
])('says what is wrong with %s', async (name, content, message) => {
  await expect(run(write(name, content))).rejects.toThrow(message);
});
