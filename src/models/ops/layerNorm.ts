import {
  add,
  mean,
  mul,
  rsqrt,
  square,
  sub,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { runFused } from './runFused';

export const LAYER_NORM = 'LayerNorm';

/**
 * Layer normalisation (Ba, Kiros & Hinton 2016): (x − mean) / √(variance + ε) · gain + bias over each row.
 * x [P, D], gain [D], bias [D] → [P, D]. The variance is the biased one.
 */
export function layerNorm(x: Tensor2D, gain: Tensor1D, bias: Tensor1D, epsilon = 1e-6): Tensor2D {
  return runFused(LAYER_NORM, { x, gain, bias }, { epsilon }, () =>
    tidy(() => {
      const centred = sub(x, mean(x, 1, true));
      const scale = rsqrt(add(mean(square(centred), 1, true), epsilon));
      return add(mul(mul(centred, scale), gain), bias) as Tensor2D;
    }),
  );
}
