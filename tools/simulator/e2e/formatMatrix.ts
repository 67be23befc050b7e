import { PAGE_NAMES, type PageName } from './pages';

export interface MatrixRow {
  fault: string;
  fallsBackTo: string;
  seen: Partial<Record<PageName, string>>;
}

const SIGNS: Record<string, string> = { content: 'ok', notice: 'says so' };

/** Faults down, pages across: `ok` where a page shows its content, `says so` where it tells why it cannot. */
export function formatMatrix(rows: readonly MatrixRow[]): string {
  const lines = [
    ['fault', ...PAGE_NAMES, 'goes on with'],
    ...rows.map(({ fault, fallsBackTo, seen }) => [
      fault,
      ...PAGE_NAMES.map((name) => SIGNS[seen[name] ?? ''] ?? 'BLANK'),
      fallsBackTo,
    ]),
  ];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
