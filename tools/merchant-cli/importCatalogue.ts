import { parseProduct, type Product, type ShopProfile } from '../../src/contracts';
import { pronounceShop } from '../catalogue/pronounceShop';
import { type Cloud } from './connectCloud';
import { EXIT, MerchantError } from './merchantError';
import { readTable, type TableRow } from './readTable';

/** Columns by what merchants call them; the first name is the contract's. */
const COLUMNS: Record<string, readonly string[]> = {
  itemId: ['itemId', '编号', '商品编号', 'sku', 'SKU'],
  title: ['title', '名称', '商品名称', '标题'],
  brief: ['brief', '简介', '卖点'],
  categoryId: ['categoryId', '分类', '类目'],
  group: ['group', '二级分类', '分组'],
  brand: ['brand', '品牌'],
  price: ['price', '价格', '售价'],
  originalPrice: ['originalPrice', '原价'],
  stock: ['stock', '库存'],
  picture: ['picture', '图片'],
  description: ['description', '描述', '详情'],
};
/** Columns that come as they are, for programs that write JSON lines. */
const OTHER_COLUMNS = ['specifications', 'priceMinor'];
const MINOR_UNITS = 100;
/** Of a file in which everything is wrong the first lines tell enough; `--json` has all. */
const MOST_LINES_SHOWN = 50;

export interface BadRow {
  line: number;
  reason: string;
}
export interface ImportSummary {
  file: string;
  rows: number;
  added: number;
  changed: number;
  /** Columns of the file that say nothing to this program. */
  unknownColumns: string[];
}
export interface ImportOptions {
  cloud: Cloud;
  file: string;
  now?: () => number;
  onProgress?: (done: number, total: number) => void;
}

/** Told with every row that is wrong; nothing is imported then. */
export class BadRowsError extends MerchantError {
  constructor(
    readonly file: string,
    readonly rows: readonly BadRow[],
    rowCount: number,
  ) {
    const lines = rows.slice(0, MOST_LINES_SHOWN).map(({ line, reason }) => `${file}:${line}: ${reason}`);
    if (rows.length > lines.length) lines.push(`… and ${rows.length - lines.length} more rows`);
    lines.push(`nothing was imported: ${rows.length} of ${rowCount} rows are wrong`);
    super(lines.join('\n'), EXIT.badRows);
  }
}

/**
 * Adds the goods of a file to the catalogue, or changes those that are there, all or none: one transaction. What shoppers
 * made (ratings, sales) stays; a column that the file lacks keeps its value. How the goods are read is written anew with them.
 */
export async function importCatalogue({
  cloud,
  file,
  now = Date.now,
  onProgress,
}: ImportOptions): Promise<ImportSummary> {
  const database = cloud.database();
  const profile = (
    (await database.collection('shop').where({ _id: 'profile' }).get()) as { data: ShopProfile[] }
  ).data[0];
  if (!profile) throw new MerchantError('the cloud has no shop yet; seed one first');
  const rows = await readTable(file);
  if (rows.length === 0) throw new MerchantError(`${file}: holds no goods`, EXIT.badRows);
  const stored = await readProducts(cloud);
  const { products, bad } = buildProducts(rows, { profile, stored, nowMs: now() });
  if (bad.length > 0) throw new BadRowsError(file, bad, rows.length);
  const goods = [
    ...new Map([...stored, ...products.map((product) => [product.itemId, product] as const)]).values(),
  ];
  const pronunciations = pronounceShop(goods, profile);
  await database.runTransaction(async (transaction) => {
    let done = 0;
    // As a whole: a merge would keep the readings of goods that are gone.
    await transaction
      .collection('shop')
      .doc('profile')
      .update({ data: { pronunciations: database.command.set(pronunciations) } });
    for (const product of products) {
      await transaction.collection('products').doc(product.itemId).set({ data: product });
      onProgress?.(++done, products.length);
    }
  }, 5);
  const changed = products.filter(({ itemId }) => stored.has(itemId)).length;
  const unknownColumns = findUnknownColumns(rows);
  return { file, rows: rows.length, added: products.length - changed, changed, unknownColumns };
}

function findUnknownColumns(rows: readonly TableRow[]): string[] {
  const known = new Set([...Object.values(COLUMNS).flat(), ...OTHER_COLUMNS]);
  const named = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
  return [...named].filter((name) => !known.has(name));
}

/** Rows → goods of the contract, or what is wrong with each. */
export function buildProducts(
  rows: readonly TableRow[],
  context: { profile: Pick<ShopProfile, 'categories'>; stored: ReadonlyMap<string, Product>; nowMs: number },
): { products: Product[]; bad: BadRow[] } {
  const products: Product[] = [];
  const bad: BadRow[] = [];
  const lineOf = new Map<string, number>();
  for (const row of rows) {
    const built = buildProduct(row, context);
    if (typeof built === 'string') {
      bad.push({ line: row.line, reason: built });
      continue;
    }
    const before = lineOf.get(built.itemId);
    if (before !== undefined) {
      bad.push({ line: row.line, reason: `itemId: ${built.itemId} is on line ${before} already` });
      continue;
    }
    lineOf.set(built.itemId, row.line);
    products.push(built);
  }
  return { products, bad };
}

function buildProduct(
  { cells, fault }: TableRow,
  { profile, stored, nowMs }: Parameters<typeof buildProducts>[1],
): Product | string {
  if (fault !== undefined) return fault;
  const { specifications, priceMinor, ...rest } = cells;
  const value = (name: string) =>
    COLUMNS[name]!.map((column) => rest[column]).find((cell) => cell !== undefined);
  const itemId = text(value('itemId'));
  if (itemId === undefined) return `itemId: ${missing('itemId', cells)}`;
  const price = priceMinor ?? money(value('price'));
  const originalPriceMinor = money(value('originalPrice'));
  const given = {
    title: text(value('title')),
    brief: text(value('brief')),
    categoryId: categoryOf(value('categoryId'), profile),
    group: text(value('group')) || undefined,
    brand: text(value('brand')),
    priceMinor: price,
    originalPriceMinor,
    stock: number(value('stock')),
    picture: text(value('picture')),
    description: text(value('description')),
    specifications,
  };
  const before = stored.get(itemId) ?? {
    brief: '',
    brand: '',
    description: '',
    specifications: [],
    soldCount: 0,
    rating: 0,
    reviewCount: 0,
    listedAtMs: nowMs,
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, entry]) => entry !== undefined));
  const parsed = parseProduct({ ...before, ...known, itemId });
  if (!parsed.ok) return parsed.issues.map((issue) => inTheirWords(issue, cells)).join('; ');
  if (!profile.categories.some(({ categoryId }) => categoryId === parsed.value.categoryId)) {
    const names = profile.categories.map(({ categoryId, title }) => `${title} (${categoryId})`).join(', ');
    return `categoryId: the shop has no category ${JSON.stringify(parsed.value.categoryId)}, but ${names}`;
  }
  return parsed.value;
}

/** An issue of the contract under the name that the merchant's file has for the field. */
function inTheirWords(issue: string, cells: TableRow['cells']): string {
  const field = issue.slice(0, issue.indexOf(':'));
  const name = field === 'priceMinor' ? 'price' : field === 'originalPriceMinor' ? 'originalPrice' : field;
  const columns = COLUMNS[name];
  if (!columns) return issue;
  const column = columns.find((candidate) => cells[candidate] !== undefined);
  if (column === undefined) return `${name}: ${missing(name, cells)}`;
  return `${column}: ${JSON.stringify(cells[column])} (${issue.slice(field.length + 2)})`;
}

/** A file of which no column is known is read with the wrong separator, or begins with something else. */
function missing(name: string, cells: TableRow['cells']): string {
  const known = Object.values(COLUMNS).flat();
  const there = Object.keys(cells);
  const isForeign = there.length > 0 && !there.some((column) => known.includes(column));
  const hint = isForeign
    ? `, and this file names ${there.map((column) => JSON.stringify(column)).join(', ')}`
    : '';
  return `missing; a column is called ${COLUMNS[name]!.join(', ')}${hint}`;
}

/** By its id or by its title. */
function categoryOf(cell: unknown, { categories }: Pick<ShopProfile, 'categories'>): string | undefined {
  const name = text(cell);
  return categories.find(({ title }) => title === name)?.categoryId ?? name;
}

const text = (cell: unknown) => (cell === undefined ? undefined : String(cell).trim());

/** What is no number stays what it was, for the contract to refuse. */
function number(cell: unknown): unknown {
  const value = typeof cell === 'string' ? Number(cell.replace(/,/g, '').trim()) : cell;
  return Number.isNaN(value) ? cell : value;
}

/** Whole currency (yuan) → minor units (fen), exactly. */
function money(cell: unknown): unknown {
  const amount = number(typeof cell === 'string' ? cell.replace(/[¥￥£]/g, '') : cell);
  if (typeof amount !== 'number') return amount;
  const minor = Math.round(amount * MINOR_UNITS);
  return Math.abs(minor - amount * MINOR_UNITS) < 1e-6 ? minor : amount * MINOR_UNITS;
}

async function readProducts(cloud: Cloud): Promise<Map<string, Product>> {
  const products = new Map<string, Product>();
  for (;;) {
    const query = cloud
      .database()
      .collection('products')
      .orderBy('_id', 'asc')
      .skip(products.size)
      .limit(1000);
    const { data } = (await query.get()) as { data: (Product & { _id: string })[] };
    for (const { _id, ...product } of data) products.set(_id, product);
    if (data.length < 1000) return products;
  }
}
