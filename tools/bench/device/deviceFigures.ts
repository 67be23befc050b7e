import { type GraphicsCounts } from '../../browser/countGraphics';
import { median } from '../median';

/** One contender on one backend. Counts are of one answer, programs of all that were linked. */
export interface DeviceFigures extends Omit<GraphicsCounts, 'textures'> {
  firstMs: number;
  medianMs: number;
}

export function deviceFigures({
  counts: { textures: _, ...counts },
  firstMs,
  timesMs,
}: {
  counts: GraphicsCounts;
  firstMs: number;
  timesMs: readonly number[];
}): DeviceFigures {
  return { ...counts, firstMs, medianMs: median(timesMs) };
}
