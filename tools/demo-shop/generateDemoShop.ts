import type { Product, Review } from '../../src/contracts';
import { CATALOGUE_CONTENT } from './content/catalogueContent';
import type { CategoryContent } from './content/contentTypes';
import { groupOf } from './content/groups';
import { colourOfVariant } from './pictures/colourWords';
import { composeTile, type TileBrief, VIEWS } from './pictures/composeTile';
import { amountOfVariant } from './pictures/variantAmount';
import { namePicture, nameRenditions, WIDTH } from './pictures/renderPictures';
import { buildGoods, describeGood, type Good } from './products/buildGoods';
import { buildCoupons } from './products/buildCoupons';
import { drawVariants } from './products/sizeRuns';
import { writeReviews } from './reviews/writeReviews';
import { createSeededRandom } from './seededRandom';
import { writeShopFolder, type OnProgress, type ShopContent, type ShopSummary } from './shopFolder';
import { simulateShoppers } from './shoppers/simulateShoppers';
import { buildStorefront } from './storefront/buildStorefront';

export const DEMO_SHOP_ID = 'demo';
export const DEMO_NOTICE = '演示店铺，购物行为为模拟数据';
export const DEFAULT_SEED = 20260901;
const SHOPPER_COUNT = 6000;
/** Each simulated purchase stands for this many, so that sold counts look like a shop's. */
const SALES_PER_SIMULATED_PURCHASE = 17;
const DAY_MS = 86_400_000;
/** A fixed "today": the shop must not change with the day it is generated on. */
const SHOP_DATE_MS = Date.UTC(2026, 9, 31, 16);

export interface DemoShopOptions {
  seed?: number;
  onProgress?: OnProgress;
  /** For tests: a part of the catalogue and fewer shoppers. */
  content?: readonly CategoryContent[];
  shoppers?: number;
}

/** A good's tile as SVG. */
export function composeGoodTile(good: Good): string {
  return composeTile({ ...briefOf(good), key: good.itemId });
}

/** SVGs of what its product page shows after the tile. Variants that differ in amount alone share them. */
export function composeGoodViews(good: Good): string[] {
  return VIEWS.map((view) => composeTile({ ...briefOf(good), key: `${good.baseId} ${view}`, view }));
}

function briefOf({ baseId, base, category, variant, variantIndex }: Good): Omit<TileBrief, 'key'> {
  return {
    family: baseId,
    look: base.looks?.[variant] ?? base.look,
    grounds: category.grounds,
    variantIndex,
    amount: amountOfVariant(variant, Object.keys(base.variants), base.consumable ?? false),
    edible: category.edible,
    colour: colourOfVariant(variant),
  };
}

function drawStock(itemId: string): number {
  const random = createSeededRandom(`stock ${itemId}`);
  const kind = random.next();
  if (kind < 0.015) return 0;
  if (kind < 0.075) return 1 + random.below(8);
  return Math.round(Math.exp(5 + 0.9 * random.normal())) + 10;
}

/** A third of the goods were once dearer; prices end the way shops end them. */
function drawOriginalPrice(good: Good): number | undefined {
  const random = createSeededRandom(`price ${good.baseId}`);
  if (!random.chance(0.36)) return undefined;
  const yuan = Math.ceil((good.priceMinor / 100) * random.between(1.12, 1.45));
  return yuan < 20 ? yuan * 100 - 10 : yuan * 100;
}

function drawListedAt(baseId: string): number {
  const random = createSeededRandom(`listed ${baseId}`);
  const ageDays = random.chance(0.06) ? random.between(8, 35) : random.between(60, 600);
  return Math.floor((SHOP_DATE_MS - ageDays * DAY_MS) / 60_000) * 60_000;
}

function specify({ base, variant }: Good): Product['specifications'] {
  return [
    { name: '品牌', value: base.brand },
    ...(variant ? [{ name: '规格', value: variant }] : []),
    ...Object.entries(base.specs).map(([name, value]) => ({ name, value })),
  ].filter(({ name }, index, all) => all.findIndex((other) => other.name === name) === index);
}

/** Means have one decimal, as shops show them; 0 without reviews. */
function meanRating(reviews: readonly Review[]): number {
  if (reviews.length === 0) return 0;
  return Math.round((reviews.reduce((sum, { rating }) => sum + rating, 0) / reviews.length) * 10) / 10;
}

/** Everything of the demo shop that does not need drawing. The same options give the same content. */
export function buildDemoShop({
  seed = DEFAULT_SEED,
  onProgress,
  content = CATALOGUE_CONTENT,
  shoppers = SHOPPER_COUNT,
}: DemoShopOptions = {}): ShopContent {
  const goods = buildGoods(content);
  const log = simulateShoppers(goods, {
    count: shoppers,
    seed,
    onProgress: (done, total) => onProgress?.('shoppers', done, total),
  });
  const bySales = goods
    .map((_, item) => item)
    .sort((one, other) => log.purchases[other]! - log.purchases[one]! || one - other);
  const rankOf = new Map(bySales.map((item, rank) => [item, rank]));

  const products: Product[] = [];
  const reviews: Review[] = [];
  const pictures = new Map<string, ShopContent['pictures'][number]>();
  const draw = (picture: ShopContent['pictures'][number]) => {
    pictures.set(picture.path, picture);
    return picture.path;
  };
  goods.forEach((good, item) => {
    const listedAtMs = drawListedAt(good.baseId);
    const own = writeReviews(good, {
      rank: rankOf.get(item) ?? item,
      total: goods.length,
      listedAtMs,
      untilMs: SHOP_DATE_MS,
    });
    const { picture, thumbnail } = nameRenditions(good.itemId, composeGoodTile(good));
    const sold = (log.purchases[item] ?? 0) * SALES_PER_SIMULATED_PURCHASE;
    const originalPriceMinor = drawOriginalPrice(good);
    const stock = drawStock(good.itemId);
    const variants = drawVariants(good, stock);
    const group = groupOf(good.category.categoryId, good.base.name);
    reviews.push(...own);
    const views = composeGoodViews(good).map((svg) => namePicture(`${good.baseId}-view`, svg, WIDTH.tile));
    products.push({
      itemId: good.itemId,
      title: good.title,
      brief: good.base.brief,
      categoryId: good.category.categoryId,
      ...(group === undefined ? {} : { group }),
      brand: good.base.brand,
      priceMinor: good.priceMinor,
      ...(originalPriceMinor === undefined ? {} : { originalPriceMinor }),
      stock,
      // Whoever reviewed also bought; the remainder hides the factor.
      soldCount: Math.max(
        own.length,
        sold + createSeededRandom(`sold ${good.itemId}`).below(SALES_PER_SIMULATED_PURCHASE),
      ),
      rating: meanRating(own),
      reviewCount: own.length,
      picture: draw(picture),
      thumbnail: draw(thumbnail),
      pictures: views.map(draw),
      listedAtMs,
      ...(variants && { variants }),
      description: describeGood(good),
      specifications: specify(good),
    });
  });
  const shown = new Set(content.map(({ categoryId }) => categoryId));
  const categories = content.map(({ categoryId, title, look, grounds, ...category }) => {
    const svg = composeTile({
      key: `category ${categoryId}`,
      family: `category ${categoryId}`,
      look,
      grounds,
      variantIndex: 0,
      amount: 'one',
    });
    const picture = namePicture(`category-${categoryId}`, svg, WIDTH.category);
    const companions = category.companions.filter((companion) => shown.has(companion));
    return { categoryId, title, picture: draw(picture), companions };
  });
  const front = buildStorefront(
    bySales.map((item) => goods[item]!),
    new Set(categories.map(({ categoryId }) => categoryId)),
  );
  for (const picture of front.pictures) pictures.set(picture.path, picture);
  return {
    profile: {
      shopId: DEMO_SHOP_ID,
      title: '掌柜的小店',
      currency: 'CNY',
      categories,
      storefront: front.storefront,
      notice: DEMO_NOTICE,
      behaviour: { simulated: true, licence: 'MIT (generated by this project)' },
    },
    products,
    reviews,
    coupons: buildCoupons(SHOP_DATE_MS),
    pictures: [...pictures.values()],
    sequences: log.sequences.map(({ user, items }) => ({
      user,
      itemIds: items.map((item) => goods[item]?.itemId ?? ''),
    })),
  };
}

/** Writes the demo shop to `folder`; pictures that are there already are kept. */
export async function generateDemoShop(folder: string, options: DemoShopOptions = {}): Promise<ShopSummary> {
  return writeShopFolder(folder, buildDemoShop(options), options.onProgress);
}
