import { type SizeRun } from '../products/sizeRuns';

/** What a shopper wants when a session starts; goods of one occasion complement each other. */
export const OCCASIONS = [
  'fresh-fruit',
  'breakfast',
  'snacking',
  'tea',
  'coffee',
  'cooking',
  'hotpot',
  'baking',
  'drinks',
  'feeding',
  'baby-bath',
  'kids-play',
  'skincare',
  'make-up',
  'hair',
  'bathing',
  'oral-care',
  'dressing',
  'office-wear',
  'sportswear',
  'lounging',
  'travel',
  'sleep',
  'dining',
  'cleaning',
  'tidying',
  'desk',
  'listening',
  'gaming',
  'smart-home',
  'fitness',
  'camping',
  'cycling',
  'swimming',
  'cat',
  'dog',
  'small-pet',
  'study',
  'journaling',
  'painting',
  'gardening',
  'flowers',
  'new-year',
  'dragon-boat',
  'mid-autumn',
  'gifting',
] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** The taste a good speaks to. */
export const STYLES = ['natural', 'classic', 'minimal', 'playful', 'refined', 'active'] as const;
export type Style = (typeof STYLES)[number];

/** Times of the year in which demand for a good rises. */
export const SEASONS = [
  'spring',
  'summer',
  'autumn',
  'winter',
  'new-year',
  'dragon-boat',
  'mid-autumn',
  'school',
] as const;
export type Season = (typeof SEASONS)[number];

/** One line of goods as a merchant lists it: a product and the variants it is sold in. */
export interface BaseGood {
  name: string;
  brand: string;
  /** Selling point that stands in the title, before the variant. */
  point: string;
  /** The line under the title. */
  brief: string;
  /** One or two sentences that are true of this good alone; they open its description. */
  story: string;
  specs: Readonly<Record<string, string>>;
  /** Variant name → price in yuan, cheapest or standard first. Appended to the title; '' when there is one only. */
  variants: Readonly<Record<string, number>>;
  /** The run of sizes in which each of them can be bought. */
  sizes?: SizeRun;
  /** What its picture shows: `[packaging/]icon[+prop]`, icons by their fluent-emoji name. */
  look: string;
  /** Looks of variants that are another kind, not another size or colour. */
  looks?: Readonly<Record<string, string>>;
  /** The first is what it is mostly bought for. */
  occasions: readonly [Occasion, ...Occasion[]];
  style: Style;
  season?: Season;
  /** Used up and bought again. */
  consumable?: boolean;
}

/** Sentences by what a good is mainly bought for; `any` fits every good of the category. */
export type ByOccasion = Readonly<Partial<Record<Occasion | 'any', readonly string[]>>>;

export interface CategoryContent {
  categoryId: string;
  title: string;
  /** Categories whose goods go with these, the best match first. */
  companions: readonly string[];
  /** As `BaseGood.look`, for the category's own tile. */
  look: string;
  /** Soft backgrounds of the category's tiles, `#rrggbb`. */
  grounds: readonly string[];
  /** Its unpacked goods may be shown on a plate. */
  edible?: boolean;
  /** How goods are kept, packed or used; a description ends with one or two of them. */
  careNotes: ByOccasion;
  /** Short remarks of content and of disappointed buyers about what matters in this category. */
  praise: ByOccasion;
  complaints: ByOccasion;
  /** Append only: item ids count positions. */
  goods: readonly BaseGood[];
}

/** What a category says of `base`: the sentences for its main occasion and those for any. */
export function sentencesFor(sentences: ByOccasion, base: BaseGood): readonly string[] {
  return [...(sentences.any ?? []), ...(sentences[base.occasions[0]] ?? [])];
}
