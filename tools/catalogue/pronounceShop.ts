import { pinyin } from 'pinyin-pro';
import { type Product, type ShopProfile } from '../../src/contracts';

const HAN = /\p{Script=Han}/u;
const SYLLABLE = /^[a-z]{1,6}$/;

type NamedGoods = readonly Pick<Product, 'title' | 'brief' | 'brand' | 'group'>[];

/**
 * How the characters of a shop's goods and categories are read: toneless pinyin → characters, both sorted, `ü` as `v` like on
 * a keyboard. Readings come from the words that the characters stand in; one with several readings is under each.
 */
export function pronounceShop(
  goods: NamedGoods,
  { categories }: Pick<ShopProfile, 'categories'>,
): NonNullable<ShopProfile['pronunciations']> {
  const texts = new Set([
    ...categories.map(({ title }) => title),
    ...goods.flatMap(({ title, brief, brand, group = '' }) => [title, brief, brand, group]),
  ]);
  const characters = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const { origin, pinyin: reading } of pinyin(text, { type: 'all', toneType: 'none' })) {
      const syllable = reading.replace(/ü/g, 'v');
      if (!HAN.test(origin) || !SYLLABLE.test(syllable)) continue;
      const known = characters.get(syllable);
      if (known) known.add(origin);
      else characters.set(syllable, new Set([origin]));
    }
  }
  const syllables = [...characters].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(syllables.map(([syllable, found]) => [syllable, [...found].sort().join('')]));
}
