import {
  axes,
  createFrame,
  escapeXml,
  INNER_WIDTH,
  short,
  svg,
  text,
  yTicks,
  type Frame,
  type Plot,
} from './plotFrame';

export interface Bar {
  label: string;
  value: number;
  /** Ends of the interval, drawn as a whisker. */
  low?: number;
  high?: number;
  /** Small print under the label. */
  note?: string;
  /** What the bar is to be compared with, drawn as a mark across it. */
  reference?: number;
}

export interface BarPlot extends Plot {
  bars: Bar[];
  /** What the references are; shown in a legend. */
  referenceName?: string;
}

const CHARACTER_WIDTH = 6.5;
/** Labels that do not fit their slot are turned. */
const TURN_DEGREES = -52;
const SINE_OF_TURN = 0.79;
const MAX_BAR_WIDTH = 72;

export function barPlot(plot: BarPlot): string {
  const { title, bars, referenceName } = plot;
  const slot = INNER_WIDTH / Math.max(1, bars.length);
  const turned = bars.some(
    ({ label, note }) => Math.max(label.length, note?.length ?? 0) * CHARACTER_WIDTH > slot,
  );
  const longest = Math.max(0, ...bars.map(({ label, note }) => label.length + (note ? note.length + 3 : 0)));
  const frame = createFrame(
    turned ? 20 + longest * CHARACTER_WIDTH * SINE_OF_TURN : bars.some(({ note }) => note) ? 38 : 22,
  );
  const yMax =
    Math.max(...bars.flatMap(({ value, high, reference }) => [value, high ?? 0, reference ?? 0]), 1e-9) *
    1.08;
  const y = (value: number) => frame.bottom - (Math.max(0, value) / yMax) * (frame.bottom - frame.top);
  const drawn = bars.map(
    (bar, index) =>
      drawBar(bar, frame.left + (index + 0.5) * slot, Math.min(slot * 0.62, MAX_BAR_WIDTH), y) +
      labelsOf(bar, frame.left + (index + 0.5) * slot, frame, turned),
  );
  const legend = referenceName === undefined || bars.length === 0 ? '' : drawLegend(referenceName, frame);
  return svg(title, frame, [yTicks(0, yMax, y, frame), ...drawn, axes(plot, frame), legend]);
}

function drawBar(
  { label, value, low, high, reference }: Bar,
  centre: number,
  width: number,
  y: (value: number) => number,
): string {
  const left = centre - width / 2;
  const height = y(0) - y(value);
  const tip = escapeXml(
    `${label}: ${short(value)}${low === undefined ? '' : ` [${short(low)}, ${short(high!)}]`}`,
  );
  const bar = `<rect x="${left.toFixed(1)}" y="${y(value).toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="${Math.min(3, height / 2).toFixed(1)}" fill="var(--series-1)"><title>${tip}</title></rect>`;
  const mark =
    reference === undefined
      ? ''
      : `<path d="M${(left - 4).toFixed(1)} ${y(reference).toFixed(1)}h${(width + 8).toFixed(1)}" stroke="var(--series-2)" stroke-width="2.5"/>`;
  return bar + mark + (low === undefined || high === undefined ? '' : whisker(centre, y(low), y(high)));
}

function whisker(x: number, yLow: number, yHigh: number): string {
  const cap = (y: number) => `M${(x - 5).toFixed(1)} ${y.toFixed(1)}h10`;
  return `<path d="M${x.toFixed(1)} ${yLow.toFixed(1)}V${yHigh.toFixed(1)}${cap(yLow)}${cap(yHigh)}" fill="none" stroke="var(--ink)" stroke-width="1.5"/>`;
}

function labelsOf({ label, note }: Bar, x: number, { bottom }: Frame, turned: boolean): string {
  if (!turned) {
    return (
      text({ x, y: bottom + 18, content: label, anchor: 'middle', colour: 'ink' }) +
      (note ? text({ x, y: bottom + 34, content: note, anchor: 'middle', colour: 'muted' }) : '')
    );
  }
  const content = note ? `${label} (${note})` : label;
  return text({ x: x + 4, y: bottom + 16, content, anchor: 'end', colour: 'ink', turned: TURN_DEGREES });
}

function drawLegend(name: string, { right, top }: Frame): string {
  const y = top + 8;
  return (
    text({ x: right - 28, y, content: name, anchor: 'end', colour: 'ink' }) +
    `<path d="M${right - 20} ${y - 4}h20" stroke="var(--series-2)" stroke-width="2.5"/>`
  );
}
