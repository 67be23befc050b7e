import { countsSince, type GraphicsCounts } from '../../browser/countGraphics';
import { type Measured, ROUNDS } from './deviceSetup';

/** @param rank gives the cosines of all items, or some multiple of them plus what is the same for all contenders */
export async function measureRankings(
  start: () => Promise<void>,
  rank: () => Promise<ArrayLike<number>>,
  readCounts: () => GraphicsCounts,
): Promise<Measured> {
  const startMs = performance.now();
  await start();
  let cosines = await rank();
  const firstMs = performance.now() - startMs;
  const before = readCounts();
  cosines = await rank();
  const after = readCounts();
  const timesMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const roundMs = performance.now();
    await rank();
    timesMs.push(performance.now() - roundMs);
  }
  const counts = { ...countsSince(before, after), programs: after.programs };
  return { cosines: Array.from(cosines), firstMs, timesMs, counts };
}
