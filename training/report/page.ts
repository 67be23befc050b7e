import { escapeXml } from './plotFrame';

const STYLE = `
:root{color-scheme:light dark;--page:#fbfaf7;--card:#fff;--ink:#23211d;--muted:#6b665c;--grid:#e9e5db;--line:#e2ddd0;
--series-1:#1f7a5c;--series-2:#c2571a;--series-3:#3d5a98;--series-4:#a07a12;--series-5:#8a4a8f;--good:#1f7a5c;--bad:#b3391f}
@media(prefers-color-scheme:dark){:root{--page:#171614;--card:#201f1c;--ink:#ece8df;--muted:#a49d8f;--grid:#34312b;--line:#3a3731;
--series-1:#4fbf95;--series-2:#ef9358;--series-3:#8eabec;--series-4:#d9b44a;--series-5:#cf93d4;--good:#4fbf95;--bad:#f0866c}}
*{box-sizing:border-box}
body{font:15px/1.55 system-ui,sans-serif;margin:0;background:var(--page);color:var(--ink)}
main{max-width:880px;margin:0 auto;padding:40px 20px 64px}
h1{font-size:26px;line-height:1.25;margin:0 0 8px}h2{font-size:19px;margin:44px 0 6px}h3{font-size:15px;margin:26px 0 4px}
p{margin:6px 0 12px;max-width:70ch}small,.muted{color:var(--muted)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(240px,45%),1fr));gap:12px;margin:20px 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 14px}
.tile b{display:block;font-size:24px;line-height:1.3;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px;margin:12px 0}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:14px}
th,td{padding:7px 12px;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
tr:last-child td{border-bottom:0}th{font-weight:600;color:var(--muted)}th:first-child,td:first-child{text-align:left}
td small{display:block;line-height:1.2}
figure{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:12px 0;padding:12px 12px 6px}
svg{display:block;width:100%;height:auto}
.verdict{border-left:3px solid var(--muted);padding-left:10px}.verdict.shown{border-color:var(--bad)}
summary{cursor:pointer;color:var(--muted)}`;

/** One HTML file without scripts or anything to fetch, light or dark as the reader's system is. */
export function page(title: string, sections: readonly string[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeXml(title)}</title>
<style>${STYLE}</style></head><body><main>
<h1>${escapeXml(title)}</h1>
${sections.filter(Boolean).join('\n')}
</main></body></html>
`;
}

export function figure(chart: string): string {
  return `<figure>${chart}</figure>`;
}

/** Cells are HTML already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = header.map((cell) => `<th>${cell}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<div class="scroll"><table><tr>${head}</tr>${body.join('')}</table></div>`;
}

export function tiles(entries: readonly { name: string; value: string; note?: string }[]): string {
  const cards = entries.map(
    ({ name, value, note }) =>
      `<div class="tile"><small>${escapeXml(name)}</small><b>${escapeXml(value)}</b>${note ? `<small>${escapeXml(note)}</small>` : ''}</div>`,
  );
  return `<div class="tiles">${cards.join('')}</div>`;
}

/** Text that begins like a sentence, escaped. */
export function sentence(content: string): string {
  return escapeXml(content.slice(0, 1).toUpperCase() + content.slice(1));
}

/** A figure with its interval below it. */
export function estimateCell(
  { value, low, high }: { value: number; low: number; high: number },
  digits = 4,
): string {
  return `${value.toFixed(digits)}<small class="muted">${low.toFixed(digits)} to ${high.toFixed(digits)}</small>`;
}
