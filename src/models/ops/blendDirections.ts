import { add, mul, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { runFused } from './runFused';
import { unitLength } from './unitLength';

export const BLEND_DIRECTIONS = 'BlendDirections';

export interface Direction {
  /** [P, D] */
  x: Tensor2D;
  weight: number;
}

/** Σ weight · unit vector of x over two, of unit length again, [P, D]. */
export function blendDirections(first: Direction, second: Direction): Tensor2D {
  const weights = { firstWeight: first.weight, secondWeight: second.weight };
  return runFused(BLEND_DIRECTIONS, { first: first.x, second: second.x }, weights, () =>
    tidy(() =>
      unitLength(
        add(mul(unitLength(first.x), first.weight), mul<Tensor2D>(unitLength(second.x), second.weight)),
      ),
    ),
  );
}
