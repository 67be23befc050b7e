import { buildGoods, describeGood } from '../products/buildGoods';
import { CATALOGUE_CONTENT } from './catalogueContent';
import { OCCASIONS, sentencesFor } from './contentTypes';

const goods = buildGoods();

describe('the catalogue', () => {
  it('has the breadth of a real shop', () => {
    expect(CATALOGUE_CONTENT.length).toBeGreaterThanOrEqual(16);
    expect(goods.length).toBeGreaterThanOrEqual(640);
    expect(new Set(goods.map(({ baseId }) => baseId)).size).toBeGreaterThanOrEqual(300);
  });

  it('gives every good an id and a title of its own', () => {
    expect(new Set(goods.map(({ itemId }) => itemId)).size).toBe(goods.length);
    expect(new Set(goods.map(({ title }) => title)).size).toBe(goods.length);
  });

  it('names for every category two or more others whose goods go with its own', () => {
    const known = CATALOGUE_CONTENT.map(({ categoryId }) => categoryId);
    for (const { categoryId, companions } of CATALOGUE_CONTENT) {
      expect(companions.length).toBeGreaterThanOrEqual(2);
      expect(known).toEqual(expect.arrayContaining([...companions]));
      expect(companions).not.toContain(categoryId);
    }
  });

  it('tells a different story of every base good', () => {
    const stories = CATALOGUE_CONTENT.flatMap(({ goods: bases }) => bases.map(({ story }) => story));
    expect(new Set(stories).size).toBe(stories.length);
    for (const story of stories) expect(story).toMatch(/^.{12,90}。$/u);
  });

  it('prices everything in whole fen above one yuan', () => {
    for (const { priceMinor } of goods) {
      expect(Number.isSafeInteger(priceMinor)).toBe(true);
      expect(priceMinor).toBeGreaterThan(100);
    }
  });

  it('has remarks and notes for every good', () => {
    for (const category of CATALOGUE_CONTENT) {
      for (const base of category.goods) {
        expect(sentencesFor(category.praise, base).length).toBeGreaterThanOrEqual(5);
        expect(sentencesFor(category.complaints, base).length).toBeGreaterThanOrEqual(3);
        expect(sentencesFor(category.careNotes, base).length).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it('serves every occasion that shoppers come for', () => {
    const served = new Set(goods.flatMap(({ base }) => base.occasions));
    expect(OCCASIONS.filter((occasion) => !served.has(occasion))).toEqual([]);
  });

  it('gives looks only to variants that exist', () => {
    for (const base of CATALOGUE_CONTENT.flatMap((category) => category.goods)) {
      const unknown = Object.keys(base.looks ?? {}).filter((variant) => !(variant in base.variants));
      expect(unknown).toEqual([]);
    }
  });

  it('describes a good in several sentences, the same each time', () => {
    for (const good of goods) {
      const description = describeGood(good);
      expect(description.split('。').length).toBeGreaterThanOrEqual(3);
      expect(description).not.toMatch(/undefined|NaN|\{|\}/);
      expect(describeGood(good)).toBe(description);
    }
  });
});
