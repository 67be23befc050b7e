import { Lanes } from './lanes';
import { setZero, total } from './rows';

/** y = (x − mean) / √(variance + ε) · gain + bias, row by row; x, y [rows, n]. */
export function layerNorm(
  rows: i32,
  n: i32,
  x: usize,
  gain: usize,
  bias: usize,
  epsilon: f32,
  y: usize,
): void {
  const width = (<usize>n) << 2;
  for (let row = 0; row < rows; row++) {
    const mean = total(x, n) / <f32>n;
    const scale: f32 = 1 / sqrt<f32>(variance(x, n, mean) + epsilon);
    const means = f32x4.splat(mean);
    const scales = f32x4.splat(scale);
    let i: usize = 0;
    for (; i + 16 <= width; i += 16) {
      const unit = f32x4.mul(f32x4.sub(v128.load(x + i), means), scales);
      v128.store(y + i, Lanes.madd(unit, v128.load(gain + i), v128.load(bias + i)));
    }
    for (; i < width; i += 4) {
      const unit = (load<f32>(x + i) - mean) * scale;
      store<f32>(y + i, unit * load<f32>(gain + i) + load<f32>(bias + i));
    }
    x += width;
    y += width;
  }
}

/**
 * With u = (x − mean) / σ and g = dy · gain: dx = (g − mean(g) − u · mean(g · u)) / σ, dGain = Σ dy · u over the
 * rows, dBias = Σ dy.
 */
export function layerNormGradient(
  rows: i32,
  n: i32,
  x: usize,
  gain: usize,
  epsilon: f32,
  dy: usize,
  dx: usize,
  dGain: usize,
  dBias: usize,
): void {
  const width = (<usize>n) << 2;
  setZero(dGain, n);
  setZero(dBias, n);
  for (let row = 0; row < rows; row++) {
    const mean = total(x, n) / <f32>n;
    const scale: f32 = 1 / sqrt<f32>(variance(x, n, mean) + epsilon);
    const means = f32x4.splat(mean);
    const scales = f32x4.splat(scale);
    let gLanes = f32x4.splat(0);
    let guLanes = f32x4.splat(0);
    let i: usize = 0;
    for (; i + 16 <= width; i += 16) {
      const d = v128.load(dy + i);
      const u = f32x4.mul(f32x4.sub(v128.load(x + i), means), scales);
      const g = f32x4.mul(d, v128.load(gain + i));
      gLanes = f32x4.add(gLanes, g);
      guLanes = Lanes.madd(g, u, guLanes);
      v128.store(dGain + i, Lanes.madd(d, u, v128.load(dGain + i)));
      v128.store(dBias + i, f32x4.add(d, v128.load(dBias + i)));
    }
    let gSum = Lanes.sum(gLanes);
    let guSum = Lanes.sum(guLanes);
    for (; i < width; i += 4) {
      const d = load<f32>(dy + i);
      const u = (load<f32>(x + i) - mean) * scale;
      const g = d * load<f32>(gain + i);
      gSum += g;
      guSum += g * u;
      store<f32>(dGain + i, load<f32>(dGain + i) + d * u);
      store<f32>(dBias + i, load<f32>(dBias + i) + d);
    }
    const gMean = gSum / <f32>n;
    const guMean = guSum / <f32>n;
    const gMeans = f32x4.splat(gMean);
    const guMeans = f32x4.splat(guMean);
    i = 0;
    for (; i + 16 <= width; i += 16) {
      const u = f32x4.mul(f32x4.sub(v128.load(x + i), means), scales);
      const g = f32x4.mul(v128.load(dy + i), v128.load(gain + i));
      const rest = f32x4.sub(f32x4.sub(g, gMeans), f32x4.mul(u, guMeans));
      v128.store(dx + i, f32x4.mul(rest, scales));
    }
    for (; i < width; i += 4) {
      const u = (load<f32>(x + i) - mean) * scale;
      const g = load<f32>(dy + i) * load<f32>(gain + i);
      store<f32>(dx + i, (g - gMean - u * guMean) * scale);
    }
    x += width;
    dy += width;
    dx += width;
  }
}

/** Mean squared distance from the mean: two passes, since E x² − mean² loses what is small beside the mean. */
function variance(x: usize, n: i32, mean: f32): f32 {
  const end = x + ((<usize>n) << 2);
  const means = f32x4.splat(mean);
  let lanes = f32x4.splat(0);
  for (; x + 16 <= end; x += 16) {
    const distance = f32x4.sub(v128.load(x), means);
    lanes = Lanes.madd(distance, distance, lanes);
  }
  let sum = Lanes.sum(lanes);
  for (; x < end; x += 4) {
    const distance = load<f32>(x) - mean;
    sum += distance * distance;
  }
  return sum / <f32>n;
}
