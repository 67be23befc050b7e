/** One group of parameters with Adam's moving averages; all arrays have the same length. */
export interface Parameter {
  values: Float32Array;
  gradient: Float32Array;
  /** Moving average of the gradient. */
  mean: Float32Array;
  /** Moving average of its square. */
  square: Float32Array;
}

const BETA_MEAN = 0.9;
const BETA_SQUARE = 0.98;
const EPSILON = 1e-8;

export function createParameter(values: Float32Array): Parameter {
  const zeros = () => new Float32Array(values.length);
  return { values, gradient: zeros(), mean: zeros(), square: zeros() };
}

/**
 * One step of AdamW (Loshchilov & Hutter 2019, algorithm 2); `step` counts from 1, `decay` is the decoupled
 * weight decay. Takes the gradients in place and sets them back to zero.
 */
export function stepAdamW(
  parameters: readonly Parameter[],
  { step, learningRate, decay = 0 }: { step: number; learningRate: number; decay?: number },
): void {
  const rate = learningRate / (1 - BETA_MEAN ** step);
  const correction = 1 / (1 - BETA_SQUARE ** step);
  const keep = 1 - learningRate * decay;
  for (const { values, gradient, mean, square } of parameters) {
    for (let i = 0; i < values.length; i++) {
      const g = gradient[i]!;
      const m = BETA_MEAN * mean[i]! + (1 - BETA_MEAN) * g;
      const s = BETA_SQUARE * square[i]! + (1 - BETA_SQUARE) * g * g;
      mean[i] = m;
      square[i] = s;
      values[i] = keep * values[i]! - (rate * m) / (Math.sqrt(s * correction) + EPSILON);
    }
    gradient.fill(0);
  }
}

/** Scales all gradients so that their joint Euclidean norm is at most `limit`. Returns the norm before. */
export function clipGradients(parameters: readonly Parameter[], limit: number): number {
  let squared = 0;
  for (const { gradient } of parameters) {
    for (let i = 0; i < gradient.length; i++) squared += gradient[i]! * gradient[i]!;
  }
  const norm = Math.sqrt(squared);
  if (norm > limit) {
    const scale = limit / norm;
    for (const { gradient } of parameters) {
      for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! * scale;
    }
  }
  return norm;
}

/** Linear warm-up, then half a cosine from `peak` down to 5 % of it at `totalSteps`. `step` counts from 1. */
export function learningRateAt(step: number, totalSteps: number, peak: number): number {
  const warmUp = Math.min(200, Math.ceil(totalSteps / 10));
  if (step <= warmUp) return (peak * step) / warmUp;
  const progress = Math.min(1, (step - warmUp) / Math.max(1, totalSteps - warmUp));
  return peak * (0.05 + 0.95 * 0.5 * (1 + Math.cos(Math.PI * progress)));
}

/** Adds `values` to `sum` in place; both have the same length. */
export function addTo(sum: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + values[i]!;
}
