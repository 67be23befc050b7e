const FIRST_DELAY_MS = 3_000;
const MAX_DELAY_MS = 5 * 60_000;

/**
 * Wait before the next attempt: 3 s · 2ⁿ up to five minutes, of which the upper half is drawn at random, so that the
 * phones of a shop whose cloud comes back do not all call in the same second.
 * @param failures attempts that failed in a row, at least 1
 * @param random in [0, 1)
 */
export function backoffDelayMs(failures: number, random: number): number {
  const longestMs = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - 1));
  return Math.round(longestMs * (0.5 + random / 2));
}
