import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  parseProduct,
  parseReview,
  parseShopProfile,
  parseCoupon,
  type Coupon,
  type Parsed,
  type Product,
  type Review,
  type ShopProfile,
} from '../../src/contracts';
import { CATALOGUE_COLUMNS, catalogueCells } from '../../src/text/itemFields';
import { pronounceShop } from '../catalogue/pronounceShop';
import { renderPictures, type Picture } from './pictures/renderPictures';

/** Everything a shop is made from, before it is written to a folder. */
export interface ShopContent {
  profile: ShopProfile;
  products: readonly Product[];
  reviews: readonly Review[];
  coupons?: readonly Coupon[];
  pictures: readonly Picture[];
  /** `user` and item ids, oldest first. Where `baskets` numbers them, items of one basket were bought together. */
  sequences: readonly { user: string; itemIds: readonly string[]; baskets?: readonly number[] }[];
}

export type ShopStage = 'shoppers' | 'pictures';
/** `done` of `total` units of a stage; called often, cheap to ignore. */
export type OnProgress = (stage: ShopStage, done: number, total: number) => void;

export interface ShopSummary {
  products: number;
  reviews: number;
  sequences: number;
  interactions: number;
  picturesDrawn: number;
}

function assertParsed(name: string, parsed: Parsed<unknown>): void {
  if (!parsed.ok) throw new Error(`${name} breaks its contract: ${parsed.issues.join('; ')}`);
}

/** Item ids with a bar between baskets, as training reads them. */
function formatSteps({ itemIds, baskets }: ShopContent['sequences'][number]): string {
  const isNewBasket = (index: number) => index > 0 && baskets?.[index] !== baskets?.[index - 1];
  return itemIds.map((item, index) => (isNewBasket(index) ? `| ${item}` : item)).join(' ');
}

function formatItems({ products, profile }: ShopContent): string {
  const titles = new Map(profile.categories.map(({ categoryId, title }) => [categoryId, title]));
  const rows = products.map((product) => {
    const cells = catalogueCells(product, titles);
    return [product.itemId, ...CATALOGUE_COLUMNS.map((column) => cells[column])];
  });
  return [['item', ...CATALOGUE_COLUMNS], ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

const formatLines = (records: readonly unknown[]) =>
  records.map((record) => JSON.stringify(record) + '\n').join('');

/**
 * Writes a shop folder: pictures first, `shop.json` last, each file whole or not at all, so that a folder with a
 * `shop.json` is complete. Throws, before anything is written, when a record breaks its contract.
 */
export async function writeShopFolder(
  folder: string,
  content: ShopContent,
  onProgress?: OnProgress,
): Promise<ShopSummary> {
  const profile = { ...content.profile, pronunciations: pronounceShop(content.products, content.profile) };
  assertParsed('shop.json', parseShopProfile(profile));
  content.products.forEach((product) => assertParsed(`product ${product.itemId}`, parseProduct(product)));
  content.reviews.forEach((review) => assertParsed(`review ${review.reviewId}`, parseReview(review)));

  const { coupons = [] } = content;
  coupons.forEach((coupon) => assertParsed(`coupon ${coupon.couponId}`, parseCoupon(coupon)));

  await mkdir(folder, { recursive: true });
  const picturesDrawn = await renderPictures(folder, content.pictures, (done, total) =>
    onProgress?.('pictures', done, total),
  );
  const files: [name: string, text: string][] = [
    ['products.jsonl', formatLines(content.products)],
    ['reviews.jsonl', formatLines(content.reviews)],
    ['coupons.jsonl', formatLines(coupons)],
    [
      'sequences.txt',
      content.sequences.map((sequence) => `${sequence.user} ${formatSteps(sequence)}\n`).join(''),
    ],
    ['items.tsv', formatItems(content)],
    ['shop.json', JSON.stringify(profile, null, 2) + '\n'],
  ];
  for (const [name, text] of files) await writeFile(join(folder, `${name}.part`), text);
  for (const [name] of files) await rename(join(folder, `${name}.part`), join(folder, name));
  return {
    products: content.products.length,
    reviews: content.reviews.length,
    sequences: content.sequences.length,
    interactions: content.sequences.reduce((sum, { itemIds }) => sum + itemIds.length, 0),
    picturesDrawn,
  };
}
