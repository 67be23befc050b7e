import * as v from 'valibot';
import { parseWith, type Parsed } from './parsed';
import { CloudPath, Count, Finite, Id, MinorUnits, TimestampMs } from './scalars';
import { Storefront } from './storefront';
import { ItemVariants } from './variant';

const Title = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

/** What a tile in a list needs; the unit of the phone's local catalogue. */
export const CatalogueItem = v.object({
  itemId: Id,
  title: Title,
  /** One line under the title. */
  brief: v.pipe(v.string(), v.maxLength(120)),
  categoryId: Id,
  /** Its kind within the category, as shoppers read it: `茶叶`, `茶具`. */
  group: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(20))),
  brand: v.pipe(v.string(), v.maxLength(60)),
  /** Of an item with variants: the lowest of theirs. */
  priceMinor: MinorUnits,
  /** Struck through when higher than the price. */
  originalPriceMinor: v.optional(MinorUnits),
  /** Of an item with variants: the sum of theirs. */
  stock: Count,
  soldCount: Count,
  /** Mean of the reviews' ratings, 0 when there is none. */
  rating: v.pipe(Finite, v.minValue(0), v.maxValue(5)),
  reviewCount: Count,
  picture: CloudPath,
  /** A smaller rendition for lists, of up to three pixels for each that is shown; without it they show `picture`. */
  thumbnail: v.optional(CloudPath),
  listedAtMs: TimestampMs,
  /** Of an item with variants one of them is bought, never the item itself. */
  variants: v.optional(ItemVariants),
});
export type CatalogueItem = v.InferOutput<typeof CatalogueItem>;

/** The product page: the tile plus what only this page shows. */
export const Product = v.object({
  ...CatalogueItem.entries,
  /** Further views, shown after `picture`. */
  pictures: v.optional(v.pipe(v.array(CloudPath), v.maxLength(9))),
  description: v.pipe(v.string(), v.maxLength(4000)),
  specifications: v.pipe(v.array(v.object({ name: Title, value: Title })), v.maxLength(40)),
});
export type Product = v.InferOutput<typeof Product>;

export const Category = v.object({
  categoryId: Id,
  title: Title,
  picture: CloudPath,
  /** Categories whose goods go with those of this one, the best match first; offered where no model knows better. */
  companions: v.optional(v.pipe(v.array(Id), v.maxLength(20))),
});
export type Category = v.InferOutput<typeof Category>;

export const ShopProfile = v.object({
  shopId: Id,
  title: Title,
  currency: v.picklist(['CNY', 'GBP']),
  /** Categories in the order the shop shows them. */
  categories: v.pipe(v.array(Category), v.minLength(1)),
  storefront: v.optional(Storefront),
  /** Toneless pinyin → the characters of the shop's goods that are read so; written when goods are imported. */
  pronunciations: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z]{1,6}$/)), v.string())),
  /** Shown wherever figures of behaviour show: that shoppers are simulated, or which log they come from. */
  notice: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** What the behaviour delivered with a shop is; absent for a shop of one's own. */
  behaviour: v.optional(v.object({ simulated: v.boolean(), licence: Title })),
});
export type ShopProfile = v.InferOutput<typeof ShopProfile>;

export function parseCatalogueItem(input: unknown): Parsed<CatalogueItem> {
  return parseWith(CatalogueItem, input, 'item');
}
export function parseProduct(input: unknown): Parsed<Product> {
  return parseWith(Product, input, 'product');
}
export function parseShopProfile(input: unknown): Parsed<ShopProfile> {
  return parseWith(ShopProfile, input, 'shop');
}
