import {
  add,
  exp,
  gather,
  mul,
  reshape,
  tensor1d,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { runFused } from './runFused';

export const READ_SIGNALS = 'ReadSignals';

/**
 * y[p] = x[p] · e^gain[signal[p]] + offset[signal[p]]: what came with an item, told to who reads its vector.
 * x [P, D], signals [P] below S, gain [S], offset [S, D] → [P, D].
 */
export function readSignals(x: Tensor2D, signals: Int32Array, gain: Tensor1D, offset: Tensor2D): Tensor2D {
  return tidy(() => {
    const rows = tensor1d(signals, 'int32');
    return runFused(READ_SIGNALS, { x, signals: rows, gain, offset }, {}, () =>
      add<Tensor2D>(mul(x, exp(reshape(gather(gain, rows), [-1, 1]))), gather(offset, rows)),
    );
  });
}
