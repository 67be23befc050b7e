import { table } from './page';
import { escapeXml } from './plotFrame';

/** Rows are what a text is, columns what it was taken for; the darker a cell, the more of its row are there. */
export function confusionTable(
  confusion: readonly (readonly number[])[],
  classNames: readonly string[],
): string {
  const rows = confusion.map((counts, label) => {
    const total = counts.reduce((sum, count) => sum + count, 0) || 1;
    const cells = counts.map((count, answer) => {
      const colour = answer === label ? 'var(--good)' : 'var(--bad)';
      const share = Math.round((100 * count) / total);
      return (
        `<span style="display:block;padding:2px 6px;border-radius:4px;` +
        `background:color-mix(in srgb, ${colour} ${Math.round(share / 2)}%, transparent)">` +
        `${count} <small class="muted">${share} %</small></span>`
      );
    });
    return [escapeXml(classNames[label]!), ...cells];
  });
  return table(['is ↓, taken for →', ...classNames.map(escapeXml)], rows);
}
