import { mul, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { keepMask, type CounterDropout } from '../../../src/models/ops/keepMask';
import { runFused } from '../../../src/models/ops/runFused';

export const DROPOUT = 'CounterDropout';

/**
 * x with elements set to 0 with probability `rate` and the others divided by 1 − rate. Whether element i goes
 * depends on the seed and on offset + i alone, so the parts of a batch drop the same elements as the whole does.
 */
export function dropout<T extends Tensor>(x: T, { rate, seed, offset }: CounterDropout): T {
  if (rate === 0) return x;
  return runFused(DROPOUT, { x }, { rate, seed, offset }, () =>
    tidy(() => mul(x, tensor(keepMask(x.size, { rate, seed, offset }), x.shape)) as T),
  );
}
