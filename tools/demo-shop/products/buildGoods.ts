import { CATALOGUE_CONTENT } from '../content/catalogueContent';
import { sentencesFor, type BaseGood, type CategoryContent } from '../content/contentTypes';
import { createSeededRandom } from '../seededRandom';
import { OCCASION_SENTENCES } from './occasionSentences';

/** One item of the shop with the content it was made from. */
export interface Good {
  itemId: string;
  /** Shared by the variants of one base good: `tea-coffee-03`. */
  baseId: string;
  title: string;
  variant: string;
  /** Position among the variants of its base good, from 0. */
  variantIndex: number;
  priceMinor: number;
  category: CategoryContent;
  base: BaseGood;
}

const toMinor = (yuan: number) => Math.round(yuan * 100);

/** Every variant of every base good is one item, named by category and position: `tea-coffee-03-2`. */
export function buildGoods(content: readonly CategoryContent[] = CATALOGUE_CONTENT): Good[] {
  return content.flatMap((category) =>
    category.goods.flatMap((base, position) => {
      const baseId = `${category.categoryId}-${String(position + 1).padStart(2, '0')}`;
      return Object.entries(base.variants).map(([variant, yuan], variantIndex) => ({
        itemId: `${baseId}-${variantIndex + 1}`,
        baseId,
        title: [base.brand, base.name, base.point, variant].filter(Boolean).join(' '),
        variant,
        variantIndex,
        priceMinor: toMinor(yuan),
        category,
        base,
      }));
    }),
  );
}

/** The good's own story, what it is bought for, and one or two notes of its category, chosen by its id. */
export function describeGood({ base, baseId, category, itemId, variant }: Good): string {
  const random = createSeededRandom(`description ${itemId}`);
  const occasion = base.occasions[random.below(base.occasions.length)] ?? base.occasions[0];
  const notes = random.shuffle(sentencesFor(category.careNotes, base)).slice(0, random.chance(0.5) ? 2 : 1);
  const isOneOfSeveral = Object.keys(base.variants).length > 1;
  const choice =
    isOneOfSeveral && random.chance(0.35) ? `本链接为「${variant}」，其他规格请看同店商品。` : '';
  const opener = createSeededRandom(`opener ${baseId}`).chance(0.4) ? `${base.brand}出品。` : '';
  return `${opener}${base.story}${random.pick(OCCASION_SENTENCES[occasion])}${choice}\n${notes.join('')}`;
}
