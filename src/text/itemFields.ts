import { type CatalogueItem } from '../contracts';

/** A column of an item table with the values one item has in it: `{ field: 'genres', values: ['Drama'] }`. */
export interface ItemField {
  field: string;
  values: string[];
}

/** Columns whose cells are one value even where they hold a bar. */
const SINGLE_VALUED = new Set(['title', 'price']);

/** The values in a cell of an item table: several are separated by `|`, an empty cell says nothing. */
export function itemField(field: string, cell: string): ItemField[] {
  const values = (SINGLE_VALUED.has(field) ? [cell] : cell.split('|'))
    .map((value) => value.trim())
    .filter(Boolean);
  return values.length > 0 ? [{ field, values }] : [];
}

/** Columns of a shop's item table, in their order. */
export const CATALOGUE_COLUMNS = ['title', 'category', 'brand', 'price'] as const;

type DescribedItem = Pick<CatalogueItem, 'title' | 'categoryId' | 'brand' | 'priceMinor'>;

/** Cells of a shop's item table, without tabs and line breaks: these would shift the columns after them. */
export function catalogueCells(
  { title, categoryId, brand, priceMinor }: DescribedItem,
  categoryTitles: ReadonlyMap<string, string>,
): Record<(typeof CATALOGUE_COLUMNS)[number], string> {
  const cell = (text: string) => text.replace(/[\t\r\n]+/g, ' ');
  return {
    title: cell(title),
    category: cell(categoryTitles.get(categoryId) ?? categoryId),
    brand: cell(brand),
    price: (priceMinor / 100).toFixed(2),
  };
}

/** The fields that training reads in the shop's item table, from the catalogue on the phone. */
export function catalogueFields(
  item: DescribedItem,
  categoryTitles: ReadonlyMap<string, string>,
): ItemField[] {
  const cells = catalogueCells(item, categoryTitles);
  return CATALOGUE_COLUMNS.flatMap((column) => itemField(column, cells[column]));
}
