/** Lines with aligned columns; the first column is as wide as its longest cell. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map(
    (_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)) + 2,
  );
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}

/** `0.1234 [0.1200, 0.1270]` */
export function estimateText(
  { value, low, high }: { value: number; low: number; high: number },
  digits = 4,
): string {
  return `${value.toFixed(digits)} [${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
}
