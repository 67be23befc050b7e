import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Product, type Review } from '../../src/contracts';
import { COLLECTIONS } from './collections';
import { seedShop } from './seedShop';
import { FileStorage } from './storage/fileStorage';
import { DocumentStore } from './store/documentStore';
import { writeShopFolder } from './testing/shopFolder';

let folder: string;
let store: DocumentStore;
let files: FileStorage;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanggui-seed-'));
  store = new DocumentStore(join(folder, 'documents.db'), COLLECTIONS);
  files = new FileStorage(join(folder, 'files'), 'local');
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const seed = (options: Parameters<typeof writeShopFolder>[1] = {}) => {
  writeShopFolder(join(folder, 'shop'), options);
  return seedShop(store, files, join(folder, 'shop'));
};
const product = (id: string) =>
  store.readAll('products').find(({ _id }) => _id === id) as Product | undefined;

describe('seeding', () => {
  it('makes the catalogue that of the folder, pictures included', async () => {
    expect(seed()).toEqual({ shopId: 'tea-house', products: 3, reviews: 2, pictures: 3, isChanged: true });
    expect(store.readAll('shop')[0]).toMatchObject({ _id: 'profile', shopId: 'tea-house' });
    expect(store.readAll('reviews')).toHaveLength(2);
    expect(await files.locate('pictures/tea-1.webp')).toMatchObject({ sizeBytes: 4 });
  });

  it('does nothing to the catalogue the second time', async () => {
    seed();
    await store.modify(
      'products',
      { _id: 'tea-1' },
      { $set: { stock: 1 } },
      { multi: false, merge: true, upsert: false },
    );
    expect(seed()).toMatchObject({ isChanged: false });
    expect(product('tea-1')?.stock).toBe(1);
  });

  it('takes the rules for lists from the folder, and away with their file', () => {
    const shop = join(folder, 'shop');
    const rulesPath = join(shop, 'merchandising.json');
    const rules = () => store.readAll('shop').find(({ _id }) => _id === 'merchandising');
    writeShopFolder(shop, {});
    const merchandising = { revision: 1, rules: [{ kind: 'pin', itemId: 'tea-2', position: 0 }] };
    writeFileSync(rulesPath, JSON.stringify(merchandising));
    expect(seedShop(store, files, shop)).toMatchObject({ isChanged: true });
    expect(rules()).toMatchObject(merchandising);
    expect(seedShop(store, files, shop)).toMatchObject({ isChanged: false });
    writeFileSync(rulesPath, JSON.stringify({ revision: 2, rules: [{ kind: 'bury', target: {} }] }));
    expect(() => seedShop(store, files, shop)).toThrow(/merchandising\.json: rules\.0\.target\.by: /);
    rmSync(rulesPath);
    expect(seedShop(store, files, shop)).toMatchObject({ isChanged: true });
    expect(rules()).toBeUndefined();
  });

  it('replaces a picture that was drawn anew', async () => {
    seed();
    const picture = join(folder, 'shop/pictures/tea-1.webp');
    writeFileSync(picture, 'WEBP');
    utimesSync(picture, new Date(), new Date(Date.now() + 2000));
    seedShop(store, files, join(folder, 'shop'));
    const found = await files.locate('pictures/tea-1.webp');
    expect(readFileSync(found?.path ?? '', 'utf8')).toBe('WEBP');
  });

  it('keeps orders, carts, events and the reviews of shoppers when the shop changes', async () => {
    seed();
    const review = { _id: 'w1', reviewId: 'w1', itemId: 'tea-1', rating: 1, openid: 'oA' };
    await store.insert('reviews', [review]);
    await store.insert('orders', [{ _id: 'o1', openid: 'oA' }]);
    await store.insert('carts', [{ _id: 'oA' }]);
    await store.insert('eventBatches', [{ _id: 'e1' }]);
    expect(seed({ titles: ['龙井', '普洱'] })).toMatchObject({ products: 2, isChanged: true });
    expect(product('tea-1')?.title).toBe('龙井');
    expect(product('tea-3')).toBeUndefined();
    for (const collection of ['orders', 'carts', 'eventBatches'])
      expect(store.readAll(collection)).toHaveLength(1);
    expect(
      store
        .readAll('reviews')
        .map(({ _id }) => _id)
        .sort(),
    ).toEqual(['r1', 'r2', 'w1']);
  });

  it("counts shoppers' reviews on top of the folder's", async () => {
    seed(); // tea-1 has two reviews with a mean of 4
    await store.insert('reviews', [{ _id: 'w1', reviewId: 'w1', itemId: 'tea-1', rating: 1, openid: 'oA' }]);
    seed({ titles: ['龙井'] });
    expect(product('tea-1')).toMatchObject({ reviewCount: 3, rating: 3 });
  });

  it('names the file and line of what breaks a contract, and writes nothing', () => {
    const shop = join(folder, 'shop');
    writeShopFolder(shop, {});
    writeFileSync(
      join(shop, 'reviews.jsonl'),
      `\n${JSON.stringify({ reviewId: 'x' } satisfies Partial<Review>)}\n`,
    );
    expect(() => seedShop(store, files, shop)).toThrow(/reviews\.jsonl:2: itemId: /);
    writeFileSync(join(shop, 'products.jsonl'), '{"itemId":\n');
    expect(() => seedShop(store, files, shop)).toThrow(/products\.jsonl:1: not JSON/);
    expect(store.readAll('products')).toEqual([]);
  });

  it('refuses a picture whose name the phone could not ask for', () => {
    const shop = join(folder, 'shop');
    writeShopFolder(shop, {});
    mkdirSync(join(shop, 'pictures/茶'));
    writeFileSync(join(shop, 'pictures/茶/一.webp'), '');
    expect(() => seedShop(store, files, shop)).toThrow(/not allowed/);
    expect(store.readAll('products')).toEqual([]);
  });
});
