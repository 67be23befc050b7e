import fc from 'fast-check';
import { CATALOGUE_COLUMNS, catalogueCells, catalogueFields, itemField } from './itemFields';

const CATEGORIES = new Map([['tea', '茶叶']]);
const item = { title: '龙井 | 特级', categoryId: 'tea', brand: '', priceMinor: 3290 };

describe('itemField', () => {
  it('takes cells apart at bars, but for titles and prices', () => {
    expect(itemField('genres', 'Drama| War |')).toEqual([{ field: 'genres', values: ['Drama', 'War'] }]);
    expect(itemField('title', 'Tea | green')).toEqual([{ field: 'title', values: ['Tea | green'] }]);
  });

  it('says nothing of an empty cell', () => {
    expect(itemField('brand', ' ')).toEqual([]);
  });
});

describe('catalogueFields', () => {
  it('gives the title, the name of the category and the price in units of the currency', () => {
    expect(catalogueFields(item, CATEGORIES)).toEqual([
      { field: 'title', values: ['龙井 | 特级'] },
      { field: 'category', values: ['茶叶'] },
      { field: 'price', values: ['32.90'] },
    ]);
  });

  it('falls back to the id of a category that the profile does not list', () => {
    expect(catalogueFields({ ...item, categoryId: 'new' }, CATEGORIES)[1]).toEqual({
      field: 'category',
      values: ['new'],
    });
  });

  it('keeps every cell on one line and in one column', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\t', '\n', '\r', '茶') }), (text) => {
        const cells = catalogueCells({ ...item, title: text, brand: text, categoryId: text }, new Map());
        for (const column of CATALOGUE_COLUMNS) expect(cells[column]).not.toMatch(/[\t\r\n]/);
      }),
    );
  });
});
