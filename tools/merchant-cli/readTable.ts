import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parse, CsvError } from 'csv-parse/sync';
import readExcelFile from 'read-excel-file/node';
import { EXIT, MerchantError } from './merchantError';
import { unreadable } from './unreadable';

/** One row of a merchant's file: where it stands, and its cells by the column's name. */
export interface TableRow {
  /** From 1, as an editor or a spreadsheet counts. */
  line: number;
  cells: Record<string, unknown>;
  /** Why the row could not be read at all. */
  fault?: string;
}

/** Reads `.csv`, `.jsonl` or `.xlsx` (its first sheet). The first row of a table names the columns. */
export async function readTable(path: string): Promise<TableRow[]> {
  const kind = extname(path).toLowerCase();
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new MerchantError(`${path}: ${unreadable(error)}`, EXIT.wrongUse);
  }
  switch (kind) {
    case '.jsonl':
      return readLines(bytes.toString('utf8'));
    case '.csv':
      return readCsv(path, bytes);
    case '.xlsx':
      return readSheet(path, bytes);
    default:
      throw new MerchantError(`${path}: expected a file that ends in .csv, .jsonl or .xlsx`, EXIT.wrongUse);
  }
}

function readLines(text: string): TableRow[] {
  return text.split('\n').flatMap((content, index): TableRow[] => {
    if (content.trim() === '') return [];
    const line = index + 1;
    try {
      const cells = JSON.parse(content) as unknown;
      const isObject = typeof cells === 'object' && cells !== null && !Array.isArray(cells);
      return isObject
        ? [{ line, cells: cells as Record<string, unknown> }]
        : [{ line, cells: {}, fault: 'expected a JSON object' }];
    } catch (error) {
      return [{ line, cells: {}, fault: `not JSON (${(error as Error).message})` }];
    }
  });
}

function readCsv(path: string, bytes: Buffer): TableRow[] {
  const text = new TextDecoder('utf-8', { fatal: true });
  let decoded: string;
  try {
    decoded = text.decode(bytes);
  } catch {
    // What Excel in Chinese writes when nobody tells it otherwise.
    decoded = new TextDecoder('gb18030').decode(bytes);
  }
  try {
    const records = parse(decoded, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    const [header, ...rows] = records;
    const names = header?.record ?? [];
    return rows.map(({ record, info }) => ({ line: info.lines, ...toCells(names, record) }));
  } catch (error) {
    if (error instanceof CsvError)
      throw new MerchantError(`${path}: not CSV (${error.message})`, EXIT.badRows);
    throw error;
  }
}

async function readSheet(path: string, bytes: Buffer): Promise<TableRow[]> {
  let rows: unknown[][];
  try {
    const read = (await readExcelFile(bytes)) as unknown;
    const first = Array.isArray(read) ? (read[0] as unknown) : undefined;
    // Newer versions of the reader answer with sheets, older ones with the first sheet's rows.
    rows =
      Array.isArray(first) || first === undefined
        ? (read as unknown[][])
        : (first as { data: unknown[][] }).data;
  } catch (error) {
    throw new MerchantError(`${path}: not an Excel file (${(error as Error).message})`, EXIT.badRows);
  }
  const [header = [], ...body] = rows;
  return body.map((row, index) => ({ line: index + 2, ...toCells(header.map(String), row) }));
}

function toCells(names: readonly string[], row: readonly unknown[]): Pick<TableRow, 'cells' | 'fault'> {
  const cells = Object.fromEntries(
    names.flatMap((name, index) => {
      const value = row[index];
      return value === '' || value === null || value === undefined ? [] : [[name.trim(), value]];
    }),
  );
  const isTooLong = row.length > names.length;
  return { cells, ...(isTooLong && { fault: `${row.length} cells, but ${names.length} columns are named` }) };
}
