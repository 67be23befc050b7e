import {
  axes,
  createFrame,
  INNER_WIDTH,
  range,
  short,
  svg,
  text,
  ticks,
  yTicks,
  type Plot,
} from './plotFrame';

export interface ScatterPlot extends Plot {
  points: { x: number; y: number }[];
}

export function scatterPlot(plot: ScatterPlot): string {
  const { title, points } = plot;
  const frame = createFrame(20);
  const [xMin, xMax] = range(points.map(({ x }) => x));
  const [yMin, yMax] = range(points.map(({ y }) => y));
  const x = (value: number) => frame.left + ((value - xMin) / (xMax - xMin)) * INNER_WIDTH;
  const y = (value: number) => frame.bottom - ((value - yMin) / (yMax - yMin)) * (frame.bottom - frame.top);
  return svg(title, frame, [
    yTicks(yMin, yMax, y, frame),
    axes(plot, frame),
    ...ticks(xMin, xMax).map((value) =>
      text({ x: x(value), y: frame.bottom + 18, content: short(value), anchor: 'middle', colour: 'muted' }),
    ),
    ...points.map(
      (point) =>
        `<circle cx="${x(point.x).toFixed(1)}" cy="${y(point.y).toFixed(1)}" r="5" fill="var(--series-1)" fill-opacity="0.7"/>`,
    ),
  ]);
}
