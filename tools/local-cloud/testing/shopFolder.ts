import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Product, type Review, type ShopProfile } from '../../../src/contracts';

/** Writes a small shop folder: one product a title (`tea-1`, `tea-2`, …) and two reviews of the first. */
export function writeShopFolder(
  folder: string,
  { titles = ['绿茶', '红茶', '白茶'], stock = 10 }: { titles?: string[]; stock?: number },
): void {
  mkdirSync(join(folder, 'pictures'), { recursive: true });
  const shop: ShopProfile = {
    shopId: 'tea-house',
    title: '茶馆',
    currency: 'CNY',
    categories: [{ categoryId: 'tea', title: '茶', picture: 'pictures/tea-1.webp' }],
  };
  const products = titles.map((title, index): Product => {
    const itemId = `tea-${index + 1}`;
    writeFileSync(join(folder, 'pictures', `${itemId}.webp`), 'RIFF');
    return {
      itemId,
      title,
      brief: '一两',
      categoryId: 'tea',
      brand: '',
      priceMinor: 1000 * (index + 1),
      stock,
      soldCount: index,
      rating: index === 0 ? 4 : 0,
      reviewCount: index === 0 ? 2 : 0,
      picture: `pictures/${itemId}.webp`,
      listedAtMs: 0,
      description: '茶。',
      specifications: [],
    };
  });
  const reviews = [3, 5].map((rating, index): Review => ({
    reviewId: `r${index + 1}`,
    itemId: 'tea-1',
    rating,
    text: '好',
    author: '茶客',
    writtenAtMs: index,
    simulated: true,
  }));
  const lines = (entries: object[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(shop));
  writeFileSync(join(folder, 'products.jsonl'), lines(products));
  writeFileSync(join(folder, 'reviews.jsonl'), lines(reviews));
}
