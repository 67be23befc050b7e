/** A chart as text: no script, no font, no file beside it. Colours are variables of the page's style. */
export interface Plot {
  title: string;
  xLabel: string;
  yLabel: string;
}

export const WIDTH = 720;
const PLOT_HEIGHT = 250;
const MARGIN = { top: 16, right: 16, left: 64 };
export const INNER_WIDTH = WIDTH - MARGIN.left - MARGIN.right;

/** Where the parts of one chart stand, in the units of its view box. */
export interface Frame {
  top: number;
  left: number;
  right: number;
  bottom: number;
  height: number;
}

/** `labelSpace` is the room below the horizontal axis for the labels of its ticks. */
export function createFrame(labelSpace: number): Frame {
  const bottom = MARGIN.top + PLOT_HEIGHT;
  const right = WIDTH - MARGIN.right;
  return { top: MARGIN.top, left: MARGIN.left, right, bottom, height: bottom + labelSpace + 26 };
}

export function svg(title: string, { height }: Frame, parts: readonly string[]): string {
  return (
    `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(title)}" ` +
    `font-family="system-ui, sans-serif" font-size="12">${parts.join('')}</svg>`
  );
}

export function axes({ xLabel, yLabel }: Plot, { top, left, right, bottom, height }: Frame): string {
  const middle = (top + bottom) / 2;
  return (
    `<path d="M${left} ${bottom}H${right}" fill="none" stroke="var(--muted)"/>` +
    text({ x: (left + right) / 2, y: height - 6, content: xLabel, anchor: 'middle', colour: 'muted' }) +
    `<text x="14" y="${middle}" text-anchor="middle" fill="var(--muted)" transform="rotate(-90 14 ${middle})">${escapeXml(yLabel)}</text>`
  );
}

export function yTicks(
  min: number,
  max: number,
  y: (value: number) => number,
  { left, right }: Frame,
): string {
  return ticks(min, max)
    .map(
      (value) =>
        `<line x1="${left}" x2="${right}" y1="${y(value).toFixed(1)}" y2="${y(value).toFixed(1)}" stroke="var(--grid)"/>` +
        text({ x: left - 8, y: y(value) + 4, content: short(value), anchor: 'end', colour: 'muted' }),
    )
    .join('');
}

export type Colour = 'ink' | 'muted' | 'series-1' | 'series-2' | 'series-3' | 'series-4' | 'series-5';

export interface Label {
  x: number;
  y: number;
  content: string;
  anchor: 'start' | 'middle' | 'end';
  colour: Colour;
  /** Degrees, around the label's own place. */
  turned?: number;
}

export function text({ x, y, content, anchor, colour, turned }: Label): string {
  const turn = turned === undefined ? '' : ` transform="rotate(${turned} ${x.toFixed(1)} ${y.toFixed(1)})"`;
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="var(--${colour})"${turn}>${escapeXml(content)}</text>`;
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
export function range(values: readonly number[]): [number, number] {
  const min = values.reduce((a, b) => Math.min(a, b), Infinity);
  const max = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (!Number.isFinite(min)) return [0, 1];
  return min === max ? [min - 0.5, max + 0.5] : [min, max];
}

export function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

export function escapeXml(content: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replace(/[&<>"]/g, (character) => entities[character]!);
}
