import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Product } from '../../../src/contracts';
import { readOnlineRetail, sequencesOf, type OnlineRetailLog } from '../../../training/datasets/onlineRetail';
import { composeTile, type Amount } from '../pictures/composeTile';
import { namePicture, nameRenditions, WIDTH } from '../pictures/renderPictures';
import { writeShopFolder, type OnProgress, type ShopContent, type ShopSummary } from '../shopFolder';
import { classifyItem, colourOfDescription } from './classifyItem';
import { RETAIL_CATEGORIES } from './retailCategories';
import { titleCase } from './titleCase';

export const ONLINE_RETAIL_SHOP_ID = 'online-retail';
export const ONLINE_RETAIL_NOTICE = '商品与购物记录来自真实的公开数据（UCI Online Retail，CC0），图片为示意';
/** Goods that fewer customers bought are left out: a shop would have taken them off its shelves. */
const MIN_BUYERS = 5;
const MIN_ITEMS_OF_A_CUSTOMER = 2;
/** The log says nothing of stock; everything is to be had. */
const STOCK = 999;

const categoryById = new Map(RETAIL_CATEGORIES.map((category) => [category.categoryId, category]));

function findLog(folder: string): string {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const name = names.find((candidate) => /^online_retail.*\.tsv(\.gz)?$/.test(candidate));
  if (name === undefined) {
    throw new Error(
      `${folder}: expected a folder with online_retail_to_….tsv.gz (invoice, stock_code, description, …)`,
    );
  }
  return join(folder, name);
}

function fieldOf(log: OnlineRetailLog, item: string, field: string): string {
  return log.itemFields.get(item)?.find((candidate) => candidate.field === field)?.values[0] ?? '';
}

function amountOf(description: string): Amount {
  const count = /(?:SET(?: OF |\/)|S\/|PACK OF |BOX OF )(\d+)/i.exec(description)?.[1];
  return count === undefined ? 'one' : count === '2' ? 'two' : 'many';
}

function countBuyers(log: OnlineRetailLog): Map<string, { buyers: number; firstSoldAtMs: number }> {
  const sales = new Map<string, { buyers: number; firstSoldAtMs: number }>();
  for (const { item, time } of log.purchases) {
    const known = sales.get(item);
    if (known) known.buyers += 1;
    else sales.set(item, { buyers: 1, firstSoldAtMs: Date.parse(`${time.replace(' ', 'T')}:00Z`) });
  }
  return sales;
}

/** The shop behind the invoices: products, tiles and each customer's first purchases in order of time. */
export function buildOnlineRetailShop(folder: string): ShopContent {
  const log = readOnlineRetail(findLog(folder));
  const kept = [...countBuyers(log)]
    .filter(([, { buyers }]) => buyers >= MIN_BUYERS)
    .sort(([one, a], [other, b]) => b.buyers - a.buyers || (one < other ? -1 : 1));
  const pictures: ShopContent['pictures'][number][] = [];
  const products = kept.map(([itemId, { buyers, firstSoldAtMs }]): Product => {
    const description = fieldOf(log, itemId, 'title');
    const title = titleCase(description);
    const { category, look } = classifyItem(description);
    const grounds = categoryById.get(category)?.grounds ?? [];
    const { picture, thumbnail } = nameRenditions(
      itemId,
      composeTile({
        key: itemId,
        family: itemId,
        look,
        grounds,
        variantIndex: 0,
        amount: amountOf(description),
        colour: colourOfDescription(description),
      }),
    );
    pictures.push(picture, thumbnail);
    const categoryTitle = categoryById.get(category)?.title ?? category;
    return {
      itemId,
      title,
      brief: `${categoryTitle} · bought by ${buyers} customers`,
      categoryId: category,
      brand: '',
      priceMinor: Math.round(Number(fieldOf(log, itemId, 'price')) * 100),
      stock: STOCK,
      soldCount: buyers,
      rating: 0,
      reviewCount: 0,
      picture: picture.path,
      thumbnail: thumbnail.path,
      listedAtMs: firstSoldAtMs,
      description:
        `${title}. ${buyers} customers of a UK online gift shop bought it; the price is the median of what they paid. ` +
        'The picture is an illustration made from its name.',
      specifications: [
        { name: 'Stock code', value: itemId },
        { name: 'First sold', value: new Date(firstSoldAtMs).toISOString().slice(0, 10) },
      ],
    };
  });

  const isKept = new Set(kept.map(([itemId]) => itemId));
  const purchases = log.purchases.filter(({ item }) => isKept.has(item));
  const categories = RETAIL_CATEGORIES.filter(({ categoryId }) =>
    products.some((product) => product.categoryId === categoryId),
  ).map(({ categoryId, title, look, grounds }) => {
    const key = `category ${categoryId}`;
    const picture = namePicture(
      `category-${categoryId}`,
      composeTile({ key, family: key, look, grounds, variantIndex: 0, amount: 'one' }),
      WIDTH.category,
    );
    pictures.push(picture);
    return { categoryId, title, picture: picture.path };
  });
  return {
    profile: {
      shopId: ONLINE_RETAIL_SHOP_ID,
      title: 'Online Retail',
      currency: 'GBP',
      categories,
      notice: ONLINE_RETAIL_NOTICE,
      behaviour: { simulated: false, licence: log.licence },
    },
    products,
    reviews: [],
    pictures,
    sequences: sequencesOf(purchases)
      .filter(({ items }) => items.length >= MIN_ITEMS_OF_A_CUSTOMER)
      .map(({ user, items, baskets }) => ({ user, itemIds: items, ...(baskets && { baskets }) })),
  };
}

/** Writes the shop made from the invoices in `dataFolder` to `folder`; pictures that are there already are kept. */
export async function generateOnlineRetailShop(
  dataFolder: string,
  folder: string,
  { onProgress }: { onProgress?: OnProgress } = {},
): Promise<ShopSummary> {
  return writeShopFolder(folder, buildOnlineRetailShop(dataFolder), onProgress);
}
