/** How many samples a run takes, at equal distances in time. */
export const MEMORY_SAMPLES = 10;

export interface MemoryGrowth {
  /** Highest sample of the first third of the run … */
  firstPeakMiB: number;
  /** … and of its last third. */
  lastPeakMiB: number;
  /** lastPeakMiB ÷ firstPeakMiB: about 1 where memory is flat under load. */
  ratio: number;
}

/** Takes a sample when one is due; `undefined` from `readBytes` (the system does not tell) takes none. */
export function createMemorySampler(durationMs: number, readBytes: () => number | undefined) {
  const memoryMiB: number[] = [];
  let due = 1;
  return {
    memoryMiB: memoryMiB as readonly number[],
    observe(elapsedMs: number): void {
      if (due > MEMORY_SAMPLES || elapsedMs < (due / MEMORY_SAMPLES) * durationMs) return;
      due = Math.floor((elapsedMs / durationMs) * MEMORY_SAMPLES) + 1;
      const bytes = readBytes();
      if (bytes !== undefined) memoryMiB.push(Math.round((bytes / 1024 / 1024) * 10) / 10);
    },
  };
}

/** `undefined` for too few samples to have thirds. */
export function compareThirds(memoryMiB: readonly number[]): MemoryGrowth | undefined {
  const third = Math.floor(memoryMiB.length / 3);
  if (third === 0) return undefined;
  const firstPeakMiB = Math.max(...memoryMiB.slice(0, third));
  const lastPeakMiB = Math.max(...memoryMiB.slice(-third));
  return { firstPeakMiB, lastPeakMiB, ratio: lastPeakMiB / firstPeakMiB };
}
