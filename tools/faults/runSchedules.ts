import { type CollectCloud } from './collectCloud';
import { playSchedule, type CreateTracker } from './playSchedule';
import { drawSchedule } from './schedule';

export interface FaultFailure {
  seed: number;
  wrongs: string[];
  /** The command that plays this schedule alone. */
  replay: string;
}
export interface FaultSummary {
  schedules: number;
  failures: FaultFailure[];
}

/** Plays the schedules of `count` seeds in a row, from `firstSeed`. */
export async function runSchedules(options: {
  count: number;
  firstSeed: number;
  cloud: CollectCloud;
  /** Completes the command that replays a failure. */
  cloudName?: 'memory' | 'local';
  createTracker?: CreateTracker;
  onProgress?: (played: number) => void;
}): Promise<FaultSummary> {
  const { count, firstSeed, cloud, cloudName = 'memory', createTracker, onProgress } = options;
  const failures: FaultFailure[] = [];
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const wrongs = await playSchedule(drawSchedule(seed), cloud, createTracker);
    const replay = `npm run -s bench -- faults --schedules 1 --seed ${seed}${cloudName === 'local' ? ' --cloud local' : ''}`;
    if (wrongs.length > 0) failures.push({ seed, wrongs, replay });
    onProgress?.(seed - firstSeed + 1);
  }
  return { schedules: count, failures };
}

export function formatFaults({ schedules, failures }: FaultSummary): string {
  const lines = failures.flatMap(({ seed, wrongs, replay }) => [
    `seed ${seed}: ${wrongs.join('; ')}`,
    `  replay: ${replay}`,
  ]);
  return [
    ...lines,
    `${schedules} schedules, ${failures.length} with events lost, counted twice or let go against consent`,
  ].join('\n');
}
