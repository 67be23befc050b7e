import {
  axes,
  createFrame,
  escapeXml,
  INNER_WIDTH,
  range,
  short,
  svg,
  text,
  ticks,
  yTicks,
  type Colour,
  type Plot,
} from './plotFrame';

export interface LinePlot extends Plot {
  series: { name: string; points: { x: number; y: number }[] }[];
  /** A thin dashed line from the first to the last corner, for what would be even. */
  diagonal?: boolean;
}

const COLOURS: Colour[] = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5'];
const LEGEND_LINE = 18;

export function linePlot(plot: LinePlot): string {
  const { title, series, diagonal } = plot;
  const frame = createFrame(20);
  const points = series.flatMap((line) => line.points);
  const [xMin, xMax] = range(points.map(({ x }) => x));
  const [yMin, yMax] = range(points.map(({ y }) => y));
  const x = (value: number) => frame.left + ((value - xMin) / (xMax - xMin)) * INNER_WIDTH;
  const y = (value: number) => frame.bottom - ((value - yMin) / (yMax - yMin)) * (frame.bottom - frame.top);
  const lines = series.map(({ name, points: own }, index) => {
    const path = own.map((point) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`).join(' ');
    const width = index === 0 ? 3 : 1.75;
    return `<polyline fill="none" stroke="var(--${colourOf(index)})" stroke-width="${width}" stroke-linejoin="round" points="${path}"><title>${escapeXml(name)}</title></polyline>`;
  });
  const even = diagonal
    ? `<line x1="${frame.left}" y1="${frame.bottom}" x2="${frame.right}" y2="${frame.top}" stroke="var(--muted)" stroke-dasharray="4 4"/>`
    : '';
  const xTicks = ticks(xMin, xMax).map((value) =>
    text({ x: x(value), y: frame.bottom + 18, content: short(value), anchor: 'middle', colour: 'muted' }),
  );
  return svg(title, frame, [
    yTicks(yMin, yMax, y, frame),
    axes(plot, frame),
    ...xTicks,
    even,
    ...lines.reverse(),
    series.length > 1
      ? legend(
          series.map(({ name }) => name),
          frame.left + 16,
          frame.top + 12,
        )
      : '',
  ]);
}

function legend(names: readonly string[], left: number, top: number): string {
  return names
    .map((name, index) => {
      const y = top + index * LEGEND_LINE;
      return (
        `<line x1="${left}" x2="${left + 20}" y1="${y - 4}" y2="${y - 4}" stroke="var(--${colourOf(index)})" stroke-width="3"/>` +
        text({ x: left + 28, y, content: name, anchor: 'start', colour: 'ink' })
      );
    })
    .join('');
}

function colourOf(index: number): Colour {
  return COLOURS[index % COLOURS.length]!;
}
