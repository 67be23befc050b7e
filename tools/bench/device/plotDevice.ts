import { caveatOf, contendersOf } from './formatDevice';
import { type DeviceBenchmark, type FigureName } from './measureDevice';

const PANELS: readonly [FigureName, string][] = [
  ['drawCalls', 'Draw calls of one ranking'],
  ['programs', 'Shader programs'],
  ['uploadBytes', 'Bytes uploaded for one ranking'],
  ['readBackBytes', 'Bytes read back'],
  ['firstMs', 'First ranking, ms'],
  ['medianMs', 'Median ranking, ms'],
];
const WIDTH = 720;
const LABEL = 170;
const BAR = 20;
const PANEL = 175;

/** A page of its own, without scripts or anything to load. */
export function plotDevice(benchmark: DeviceBenchmark): string {
  const contenders = contendersOf(benchmark);
  const panels = PANELS.map(([figure, title], panel) => {
    const most = Math.max(...contenders.map(([, figures]) => figures[figure]), 1);
    const bars = contenders.map(([name, figures], at) => {
      const value = figures[figure];
      const width = (value / most) * (WIDTH - LABEL - 90);
      const y = 26 + at * (BAR + 3);
      const fill = name.startsWith('this') ? '#07c160' : '#9aa0a6';
      return `<text x="${LABEL - 8}" y="${y + 14}" text-anchor="end">${name}</text><rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" fill="${fill}"/><text x="${(LABEL + width + 6).toFixed(1)}" y="${y + 14}">${Number(value.toFixed(1))}</text>`;
    });
    return `<g transform="translate(0 ${panel * PANEL})"><text x="0" y="16" font-weight="bold">${title}</text>${bars.join('')}</g>`;
  });
  const height = PANELS.length * PANEL;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ranking on a device</title><style>body{font:14px sans-serif;max-width:${WIDTH}px;margin:24px auto;padding:0 16px}svg{font:12px sans-serif;width:100%;height:auto}</style><h1>Ranking on a device</h1><p>${caveatOf(benchmark)} Chromium ${benchmark.browser}, ${escapeHtml(benchmark.renderer)}.</p><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Figures of every contender">${panels.join('')}</svg></html>\n`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
