/** A chart as text: no script, no font, no file beside it. */
export interface Plot {
  title: string;
  xLabel: string;
  yLabel: string;
}

export interface LinePlot extends Plot {
  series: { name: string; points: { x: number; y: number }[] }[];
}

export interface BarPlot extends Plot {
  bars: { label: string; value: number; low?: number; high?: number; note?: string }[];
}

const WIDTH = 640;
const HEIGHT = 300;
const MARGIN = { top: 16, right: 16, bottom: 52, left: 64 };
const INNER_WIDTH = WIDTH - MARGIN.left - MARGIN.right;
const INNER_HEIGHT = HEIGHT - MARGIN.top - MARGIN.bottom;
const COLOURS = ['#1f6f54', '#b4532a', '#3d5a98', '#8a6d1d'];

export function linePlot({ title, xLabel, yLabel, series }: LinePlot): string {
  const points = series.flatMap((line) => line.points);
  const [xMin, xMax] = range(points.map(({ x }) => x));
  const [yMin, yMax] = range(points.map(({ y }) => y));
  const x = (value: number) => MARGIN.left + ((value - xMin) / (xMax - xMin)) * INNER_WIDTH;
  const y = (value: number) => MARGIN.top + (1 - (value - yMin) / (yMax - yMin)) * INNER_HEIGHT;
  const lines = series.map(({ name, points: own }, index) => {
    const colour = COLOURS[index % COLOURS.length]!;
    const path = own.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ');
    const legend = text(WIDTH - MARGIN.right, MARGIN.top + 14 + index * 16, name, 'end', colour);
    return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${path}"/>${legend}`;
  });
  const xTicks = ticks(xMin, xMax).map((value) => tickX(x(value), short(value)));
  return svg(title, [axes(xLabel, yLabel), yTicks(yMin, yMax, y), ...xTicks, ...lines]);
}

export function barPlot({ title, xLabel, yLabel, bars }: BarPlot): string {
  const yMax = Math.max(...bars.map(({ value, high }) => high ?? value), 1e-9) * 1.05;
  const y = (value: number) => MARGIN.top + (1 - value / yMax) * INNER_HEIGHT;
  const slot = INNER_WIDTH / Math.max(1, bars.length);
  const drawn = bars.map(({ label, value, low, high, note }, index) => {
    const centre = MARGIN.left + (index + 0.5) * slot;
    const width = slot * 0.6;
    const bar =
      `<rect x="${(centre - width / 2).toFixed(1)}" y="${y(value).toFixed(1)}" width="${width.toFixed(1)}" ` +
      `height="${(y(0) - y(value)).toFixed(1)}" fill="${COLOURS[0]!}"><title>${escapeXml(`${label}: ${short(value)}`)}</title></rect>`;
    const whisker =
      low === undefined || high === undefined
        ? ''
        : `<line x1="${centre}" x2="${centre}" y1="${y(low).toFixed(1)}" y2="${y(high).toFixed(1)}" stroke="#222" stroke-width="1.5"/>`;
    return (
      bar + whisker + tickX(centre, label) + (note ? text(centre, HEIGHT - 22, note, 'middle', '#777') : '')
    );
  });
  return svg(title, [axes(xLabel, yLabel), yTicks(0, yMax, y), ...drawn]);
}

function svg(title: string, parts: string[]): string {
  return (
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeXml(title)}" ` +
    `font-family="system-ui, sans-serif" font-size="12">${parts.join('')}</svg>`
  );
}

function axes(xLabel: string, yLabel: string): string {
  const left = MARGIN.left;
  const bottom = MARGIN.top + INNER_HEIGHT;
  const middle = MARGIN.top + INNER_HEIGHT / 2;
  return (
    `<path d="M${left} ${MARGIN.top}V${bottom}H${WIDTH - MARGIN.right}" fill="none" stroke="#999"/>` +
    text(left + INNER_WIDTH / 2, HEIGHT - 6, xLabel, 'middle', '#444') +
    `<text x="14" y="${middle}" text-anchor="middle" fill="#444" transform="rotate(-90 14 ${middle})">${escapeXml(yLabel)}</text>`
  );
}

function yTicks(min: number, max: number, y: (value: number) => number): string {
  return ticks(min, max)
    .map(
      (value) =>
        `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="#eee"/>` +
        text(MARGIN.left - 6, y(value) + 4, short(value), 'end', '#444'),
    )
    .join('');
}

function tickX(x: number, label: string): string {
  return text(x, MARGIN.top + INNER_HEIGHT + 16, label, 'middle', '#444');
}

function text(x: number, y: number, content: string, anchor: string, colour: string): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${colour}">${escapeXml(content)}</text>`;
}

/** Up to six round values between `min` and `max`: steps of 1, 2 or 5 times a power of ten. */
export function ticks(min: number, max: number): number[] {
  const rough = (max - min) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough)!;
  const first = Math.ceil(min / step);
  const count = Math.floor(max / step + 1e-9) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}

/** Smallest and largest value; a range of no width is widened so that it can be drawn. */
function range(values: number[]): [number, number] {
  const min = values.reduce((a, b) => Math.min(a, b), Infinity);
  const max = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!Number.isFinite(min)) return [0, 1];
  return min === max ? [min - 0.5, max + 0.5] : [min, max];
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

export function escapeXml(content: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replace(/[&<>"]/g, (character) => entities[character]!);
}
