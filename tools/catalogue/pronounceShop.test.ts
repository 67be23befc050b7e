import { pinyin } from 'pinyin-pro';
import { createSearchIndex } from '../../src/domain/search/searchIndex';
import { readingsOf } from '../../src/domain/search/spelling';
import { CATALOGUE_CONTENT } from '../demo-shop/content/catalogueContent';
import { buildGoods } from '../demo-shop/products/buildGoods';
import { pronounceShop } from './pronounceShop';

const goods = buildGoods().map(({ itemId, title, base, category }) => ({
  itemId,
  title,
  brief: base.brief,
  brand: base.brand,
  name: base.name,
  categoryId: category.categoryId,
  stock: 1,
  soldCount: 1,
}));
const categories = CATALOGUE_CONTENT.map(({ categoryId, title }) => ({
  categoryId,
  title,
  picture: 'a.webp',
}));
const pronunciations = pronounceShop(goods, { categories });
const index = createSearchIndex({
  items: goods,
  categoryTitles: new Map(categories.map(({ categoryId, title }) => [categoryId, title])),
  pronunciations,
  fold: (text) => text.normalize('NFKC').toLowerCase(),
});

/** The names of goods that hold nothing but Chinese characters, each once. */
const everyName = [
  ...new Map(
    goods.filter(({ name }) => /^\p{Script=Han}{2,}$/u.test(name)).map((good) => [good.name, good]),
  ).values(),
];
/** A third of them, which takes a second instead of three. */
const names = everyName.filter((_, index) => index % 3 === 0);
const isFound = (query: string, itemId: string) => index.find(query).some((match) => match.itemId === itemId);
const missed = (queryFor: (name: string) => string) =>
  names.filter(({ name, itemId }) => !isFound(queryFor(name), itemId)).map(({ name }) => name);
const letters = (name: string, pattern: 'pinyin' | 'first') =>
  pinyin(name, { pattern, toneType: 'none', type: 'array' }).join('').replace(/ü/g, 'v');

describe("the demo shop's goods", () => {
  it('are enough to tell', () => expect(names.length).toBeGreaterThan(100));

  it('are each found by pinyin in full', () => {
    expect(missed((name) => letters(name, 'pinyin'))).toEqual([]);
  });

  it('are each found by their initials', () => {
    expect(missed((name) => letters(name, 'first'))).toEqual([]);
  });

  it('are each found with a letter of the pinyin left out', () => {
    const long = names.filter(({ name }) => letters(name, 'pinyin').length > 5);
    const without = (name: string) => letters(name, 'pinyin').replace(/^(.{3})./, '$1');
    expect(
      long.filter(({ name, itemId }) => !isFound(without(name), itemId)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('take a phone less than 12 KB to be read aloud', () => {
    expect(Buffer.byteLength(JSON.stringify(pronunciations))).toBeLessThan(12 * 1024);
  });

  it('have characters that are read in one way, but for a few', () => {
    const readings = [...readingsOf(pronunciations).values()];
    expect(readings.filter((ways) => ways.length > 1).length / readings.length).toBeLessThan(0.1);
  });
});

it('writes what a keyboard can type, also for ü', () => {
  expect(pronounceShop([{ title: '绿茶', brief: '', brand: '' }], { categories: [] })).toEqual({
    cha: '茶',
    lv: '绿',
  });
});
