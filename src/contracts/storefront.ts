import * as v from 'valibot';
import { CloudPath, Id } from './scalars';

const Line = v.pipe(v.string(), v.minLength(1), v.maxLength(40));
const IsoDay = v.pipe(v.string(), v.isoDate('expected a day such as 2026-11-01'));
const YearDay = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected a day of the year such as 11-01'),
);

/** When something is shown, both days included, by the phone's calendar. A yearly span may go over New Year. */
export const Season = v.variant('by', [
  v.object({ by: v.literal('year'), from: YearDay, to: YearDay }),
  v.object({ by: v.literal('dates'), from: IsoDay, to: IsoDay }),
]);
export type Season = v.InferOutput<typeof Season>;

/** Where a banner leads. */
export const StoreLink = v.variant('to', [
  v.object({ to: v.literal('category'), categoryId: Id }),
  v.object({ to: v.literal('item'), itemId: Id }),
  v.object({ to: v.literal('search'), query: Line }),
]);
export type StoreLink = v.InferOutput<typeof StoreLink>;

export const Banner = v.object({
  bannerId: Id,
  title: Line,
  subtitle: v.optional(Line),
  /** 5 : 2, its left half quiet: the shop writes the title there. */
  picture: CloudPath,
  /** Whether the picture is bright, and takes dark text, or the other way round. */
  ground: v.picklist(['bright', 'dark']),
  link: StoreLink,
  season: v.optional(Season),
});
export type Banner = v.InferOutput<typeof Banner>;

/** Goods that the shop puts together for a time; what is sold out or gone is left out. */
export const Shelf = v.object({
  shelfId: Id,
  title: Line,
  subtitle: v.optional(Line),
  itemIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(30)),
  season: v.optional(Season),
});
export type Shelf = v.InferOutput<typeof Shelf>;

/** What a merchant puts on the home page around the picks. */
export const Storefront = v.object({
  banners: v.pipe(v.array(Banner), v.maxLength(12)),
  shelves: v.pipe(v.array(Shelf), v.maxLength(12)),
});
export type Storefront = v.InferOutput<typeof Storefront>;
