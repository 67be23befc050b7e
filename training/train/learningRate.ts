/** Linear warm-up, then half a cosine from `peak` down to 5 % of it at `totalSteps`. `step` counts from 1. */
export function learningRateAt(step: number, totalSteps: number, peak: number): number {
  const warmUp = Math.min(200, Math.ceil(totalSteps / 10));
  if (step <= warmUp) return (peak * step) / warmUp;
  const progress = Math.min(1, (step - warmUp) / Math.max(1, totalSteps - warmUp));
  return peak * (0.05 + 0.95 * 0.5 * (1 + Math.cos(Math.PI * progress)));
}
