import { itemField, type ItemField } from '../../src/text/itemFields';
import { lineError } from '../inputError';
import { readLines } from './readLines';

/**
 * Reads what is known of the items. With a header whose first column is `item`, the other columns are
 * fields (`title`, `category`, `brand`, `price`, `genres`, …); several values of one field are separated by
 * `|`. Without a header a line is `item TAB attribute attribute …`. Empty cells say nothing.
 */
export function readItemTable(path: string): { itemFields: Map<string, ItemField[]>; sha256: string } {
  const { lines, sha256 } = readLines(path);
  const header = lines[0]?.split('\t') ?? [];
  const hasHeader = header[0]?.trim().toLowerCase() === 'item';
  const fields = header.slice(1).map((field) => field.trim().toLowerCase());
  const itemFields = new Map<string, ItemField[]>();
  lines.forEach((line, index) => {
    if (hasHeader && index === 0) return;
    const [item = '', ...cells] = line.split('\t');
    if (item.trim() === '' || (hasHeader && cells.length !== fields.length)) {
      const expected = hasHeader
        ? `${header.length} columns: ${header.join(', ')}`
        : '`item TAB attribute …`';
      throw lineError(path, index + 1, expected, line);
    }
    if (itemFields.has(item)) throw lineError(path, index + 1, 'one line an item', item);
    itemFields.set(
      item,
      hasHeader ? cells.flatMap((cell, column) => itemField(fields[column]!, cell)) : attributesOf(cells),
    );
  });
  return { itemFields, sha256 };
}

function attributesOf(cells: string[]): ItemField[] {
  const values = cells.join(' ').split(/\s+/).filter(Boolean);
  return values.length > 0 ? [{ field: 'attribute', values }] : [];
}
