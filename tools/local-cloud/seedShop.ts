import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseCoupon,
  parseMerchandising,
  parseProduct,
  parseReview,
  parseShopProfile,
  type Parsed,
  type Product,
  type Review,
} from '../../src/contracts';
import { type FileStorage } from './storage/fileStorage';
import { type Document } from './store/document';
import { type DocumentStore } from './store/documentStore';

export interface SeedSummary {
  shopId: string;
  products: number;
  reviews: number;
  pictures: number;
  /** False when the cloud already held exactly this shop: stock and ratings then stay as they are. */
  isChanged: boolean;
}

/**
 * Makes the cloud's catalogue the one of a shop folder: profile, products, reviews, pictures and, where there is a
 * `merchandising.json` or `coupons.jsonl`, the rules for lists and the coupons. Orders, carts, events and reviews that shoppers wrote stay. Throws, with file and line, before anything is
 * written when the folder breaks a contract.
 */
export function seedShop(store: DocumentStore, files: FileStorage, shopDir: string): SeedSummary {
  const hash = createHash('sha256');
  const read = (name: string) => {
    const text = readFileSync(join(shopDir, name), 'utf8');
    hash.update(name).update('\0').update(text);
    return text;
  };
  const profile = accept(parseShopProfile(JSON.parse(read('shop.json'))), join(shopDir, 'shop.json'));
  const rulesPath = join(shopDir, 'merchandising.json');
  const merchandising = existsSync(rulesPath)
    ? accept(parseMerchandising(JSON.parse(read('merchandising.json'))), rulesPath)
    : undefined;
  const products = parseLines(join(shopDir, 'products.jsonl'), read('products.jsonl'), parseProduct);
  const reviews = parseLines(join(shopDir, 'reviews.jsonl'), read('reviews.jsonl'), parseReview);
  const couponsPath = join(shopDir, 'coupons.jsonl');
  const coupons = existsSync(couponsPath) ? parseLines(couponsPath, read('coupons.jsonl'), parseCoupon) : [];
  const summary = { shopId: profile.shopId, products: products.length, reviews: reviews.length };
  const pictures = existsSync(join(shopDir, 'pictures'))
    ? files.copyFolder(join(shopDir, 'pictures'), 'pictures')
    : 0;

  const seedSha256 = hash.digest('hex');
  const stored = store.readAll('shop').find(({ _id }) => _id === 'profile');
  if (stored?.['seedSha256'] === seedSha256) return { ...summary, pictures, isChanged: false };

  const written = store.readAll('reviews').filter(({ openid }) => openid !== undefined);
  store.replaceAll([
    ...absent(store, 'products', new Set(products.map(({ itemId }) => itemId))),
    ...absent(store, 'reviews', new Set([...reviews, ...written].map((review) => review.reviewId))),
    ...absent(store, 'coupons', new Set(coupons.map(({ couponId }) => couponId))),
    ...coupons.map((coupon) => put('coupons', coupon.couponId, coupon)),
    ...products.map((product) => put('products', product.itemId, withRatings(product, written))),
    ...reviews.map((review) => put('reviews', review.reviewId, review)),
    put('shop', 'profile', { ...profile, seedSha256 }),
    merchandising
      ? put('shop', 'merchandising', merchandising)
      : { collection: 'shop', deleteId: 'merchandising' },
  ]);
  return { ...summary, pictures, isChanged: true };
}

/** The folder's figures count the folder's reviews; those that shoppers wrote here come on top. */
function withRatings(product: Product, allWritten: Document[]): Product {
  const written = allWritten.filter(({ itemId }) => itemId === product.itemId);
  const reviewCount = product.reviewCount + written.length;
  if (reviewCount === 0) return product;
  const sum = written.reduce(
    (total, { rating }) => total + (rating as Review['rating']),
    product.rating * product.reviewCount,
  );
  return { ...product, reviewCount, rating: Math.min(5, sum / reviewCount) };
}

function put(collection: string, id: string, fields: object) {
  return { collection, put: { ...fields, _id: id } };
}

function* absent(store: DocumentStore, collection: string, kept: ReadonlySet<unknown>) {
  for (const { _id } of store.readAll(collection)) if (!kept.has(_id)) yield { collection, deleteId: _id };
}

function parseLines<Entry>(path: string, text: string, parse: (input: unknown) => Parsed<Entry>): Entry[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    const place = `${path}:${index + 1}`;
    let input: unknown;
    try {
      input = JSON.parse(line);
    } catch (error) {
      throw new Error(`${place}: not JSON (${(error as Error).message})`);
    }
    return [accept(parse(input), place)];
  });
}

function accept<Value>(parsed: Parsed<Value>, place: string): Value {
  if (parsed.ok) return parsed.value;
  throw new Error(`${place}: ${parsed.issues.join('; ')}`);
}
