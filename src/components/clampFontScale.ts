/** Up to here the layout is made to hold. */
const LARGEST_SCALE = 1.4;

/** 1…1.4; what a platform does not tell counts as 1. */
export function clampFontScale(factor: number | undefined): number {
  if (factor === undefined || !Number.isFinite(factor)) return 1;
  return Math.min(LARGEST_SCALE, Math.max(1, factor));
}
