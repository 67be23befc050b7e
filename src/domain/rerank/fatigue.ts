/** How often an item was shown without a tap: a count that fades. */
export interface ExposureCount {
  /** As of `lastMs`. */
  count: number;
  lastMs: number;
}

/** By item id. An item that is not there was not shown, or was tapped since. */
export type ExposureCounts = ReadonlyMap<string, ExposureCount>;

/** After this long an exposure counts half. */
export const FATIGUE_HALF_LIFE_MS = 3 * 24 * 3_600_000;
/** Within this long an item that is shown again was shown once: lists are made anew with every tap. */
export const SAME_EXPOSURE_MS = 30 * 60_000;
/** So many exposures are free … */
const FREE_EXPOSURES = 2;
/** … and from so many on an item has sunk as far as it goes. */
const FULL_EXPOSURES = 8;

/** Adds an exposure. Returns the same object when it belongs to one that was counted already. */
export function countExposure(exposure: ExposureCount | undefined, nowMs: number): ExposureCount {
  if (exposure && Math.abs(nowMs - exposure.lastMs) < SAME_EXPOSURE_MS) return exposure;
  return { count: faded(exposure, nowMs) + 1, lastMs: nowMs };
}

/** 0 for an item that was shown a couple of times or is forgotten, rising evenly to 1 for one that was shown often in vain. */
export function fatigue(exposure: ExposureCount | undefined, nowMs: number): number {
  const beyondFree = faded(exposure, nowMs) - FREE_EXPOSURES;
  return Math.min(1, Math.max(0, beyondFree / (FULL_EXPOSURES - FREE_EXPOSURES)));
}

/** A clock that was set back makes exposures fade too, so that nothing sinks for ever. */
function faded(exposure: ExposureCount | undefined, nowMs: number): number {
  if (!exposure) return 0;
  return exposure.count * 2 ** (-Math.abs(nowMs - exposure.lastMs) / FATIGUE_HALF_LIFE_MS);
}
