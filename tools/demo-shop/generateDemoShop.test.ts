import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { summariseVariants } from '../../src/domain/trade/variants';
import { parseProduct, parseReview, parseShopProfile } from '../../src/contracts';
import { CATALOGUE_CONTENT } from './content/catalogueContent';
import { buildDemoShop, DEMO_NOTICE, generateDemoShop } from './generateDemoShop';

const slice = CATALOGUE_CONTENT.slice(0, 2).map((category) => ({
  ...category,
  goods: category.goods.slice(0, 6),
}));
const small = { content: slice, shoppers: 30, seed: 5 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-shop-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** One hash over the names and bytes of everything in the folder. */
function hashFolder(): string {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(readFileSync(name));
  return hash.digest('hex');
}

// Pictures are drawn, which a busy machine takes its time for.
jest.setTimeout(60_000);

describe('generateDemoShop', () => {
  it('writes the same bytes again and draws nothing that is there', async () => {
    const first = await generateDemoShop(folder, small);
    const hash = hashFolder();
    const second = await generateDemoShop(folder, small);
    expect(first.picturesDrawn).toBe(readdirSync(join(folder, 'pictures')).length);
    expect(second.picturesDrawn).toBe(0);
    expect(hashFolder()).toBe(hash);
    rmSync(join(folder, 'pictures'), { recursive: true });
    await generateDemoShop(folder, small);
    expect(hashFolder()).toBe(hash);
  });

  it('writes files that keep their contracts and refer to each other', async () => {
    await generateDemoShop(folder, small);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const lines = (name: string) => read(name).trimEnd().split('\n');
    const profile = parseShopProfile(JSON.parse(read('shop.json')));
    if (!profile.ok) throw new Error(profile.issues.join());
    expect(profile.value.notice).toBe(DEMO_NOTICE);
    expect(profile.value.behaviour?.simulated).toBe(true);

    const pictures = new Set(readdirSync(join(folder, 'pictures')).map((name) => `pictures/${name}`));
    const categories = new Set(profile.value.categories.map(({ categoryId }) => categoryId));
    for (const { picture } of profile.value.categories) expect(pictures).toContain(picture);
    const itemIds = new Set<string>();
    for (const line of lines('products.jsonl')) {
      const product = parseProduct(JSON.parse(line));
      if (!product.ok) throw new Error(product.issues.join());
      itemIds.add(product.value.itemId);
      expect(pictures).toContain(product.value.picture);
      expect(pictures).toContain(product.value.thumbnail);
      expect(product.value.pictures).toHaveLength(2);
      expect([...pictures]).toEqual(expect.arrayContaining(product.value.pictures ?? []));
      expect(categories).toContain(product.value.categoryId);
    }
    for (const line of lines('reviews.jsonl')) {
      const review = parseReview(JSON.parse(line));
      expect(review.ok && itemIds.has(review.value.itemId)).toBe(true);
    }
    const { storefront, pronunciations = {} } = profile.value;
    for (const { picture } of storefront?.banners ?? []) expect(pictures).toContain(picture);
    for (const shelf of storefront?.shelves ?? []) {
      for (const itemId of shelf.itemIds) expect(itemIds).toContain(itemId);
    }
    expect(pronunciations['guo']).toContain('果');
    const sequences = lines('sequences.txt').map((line) => line.split(' '));
    expect(sequences).toHaveLength(30);
    for (const [, ...items] of sequences) for (const item of items) expect(itemIds).toContain(item);
    const [header, ...rows] = lines('items.tsv');
    expect(header).toBe('item\ttitle\tcategory\tbrand\tprice');
    expect(rows.map((row) => row.split('\t')[0])).toEqual([...itemIds]);
    for (const row of rows) expect(row.split('\t')).toHaveLength(5);
  });

  it('removes the pictures of goods that are gone', async () => {
    await generateDemoShop(folder, small);
    writeFileSync(join(folder, 'pictures/old-good.00000000.webp'), 'stale');
    await generateDemoShop(folder, small);
    expect(readdirSync(join(folder, 'pictures'))).not.toContain('old-good.00000000.webp');
  });

  it('reports its progress up to the end of each stage', async () => {
    const ended = new Set<string>();
    await generateDemoShop(folder, {
      ...small,
      onProgress: (stage, done, total) => void (done === total && ended.add(stage)),
    });
    expect([...ended].sort()).toEqual(['pictures', 'shoppers']);
  });
});

describe('buildDemoShop', () => {
  const shop = buildDemoShop({ shoppers: 600 });

  it('keeps rating, review count and sales in step with the reviews', () => {
    for (const { itemId, rating, reviewCount, soldCount } of shop.products) {
      const own = shop.reviews.filter((review) => review.itemId === itemId);
      const mean = own.reduce((sum, review) => sum + review.rating, 0) / Math.max(1, own.length);
      expect(reviewCount).toBe(own.length);
      expect(Math.abs(rating - mean)).toBeLessThanOrEqual(0.0501);
      expect(soldCount).toBeGreaterThanOrEqual(reviewCount);
    }
  });

  it('has a few goods that are sold out and some that are nearly', () => {
    const stocks = shop.products.map(({ stock }) => stock);
    const share = (test: (stock: number) => boolean) => stocks.filter(test).length / stocks.length;
    expect(share((stock) => stock === 0)).toBeGreaterThan(0.002);
    expect(share((stock) => stock === 0)).toBeLessThan(0.04);
    expect(share((stock) => stock > 0 && stock < 10)).toBeGreaterThan(0.02);
  });

  it('sells clothes and shoes by their size, at a price and a stock that the good sums up', () => {
    const sized = shop.products.filter(({ variants }) => variants);
    expect(sized.length).toBeGreaterThan(50);
    for (const { priceMinor, stock, variants = [] } of sized)
      expect(summariseVariants(variants)).toEqual({ priceMinor, stock });
    const soldOut = sized.filter(
      ({ stock, variants = [] }) => stock > 0 && variants.some((variant) => variant.stock === 0),
    );
    expect(soldOut.length).toBeGreaterThan(5);
  });

  it('strikes out only prices that are higher', () => {
    const dearer = shop.products.filter(({ originalPriceMinor }) => originalPriceMinor !== undefined);
    expect(dearer.length).toBeGreaterThan(100);
    for (const { originalPriceMinor, priceMinor } of dearer)
      expect(originalPriceMinor).toBeGreaterThan(priceMinor);
  });

  it('shares no picture between two goods', () => {
    expect(new Set(shop.pictures.map(({ path }) => path)).size).toBe(shop.pictures.length);
  });
});
