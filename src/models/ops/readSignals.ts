import {
  add,
  engine,
  exp,
  gather,
  mul,
  reshape,
  tensor1d,
  tidy,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { type UploadedRows } from './uploadedRows';

export const READ_SIGNALS = 'ReadSignals';

/** [P] see `signalsOf`. */
export type Signals = Int32Array | UploadedRows;

/**
 * y[p] = x[p] · e^gain[signal[p]] + offset[signal[p]]: what came with an item, told to who reads its vector.
 * x [P, D], signals [P] below S, gain [S], offset [S, D] → [P, D].
 */
export function readSignals(x: Tensor2D, signals: Signals, gain: Tensor1D, offset: Tensor2D): Tensor2D {
  const isPlain = signals instanceof Int32Array;
  if (!isPlain && signals.tensor) {
    return engine().runKernel<Tensor2D>(READ_SIGNALS, { x, rows: signals.tensor, gain, offset });
  }
  return tidy(() => {
    const rows = tensor1d(isPlain ? signals : signals.signals, 'int32');
    return add<Tensor2D>(mul(x, exp(reshape(gather(gain, rows), [-1, 1]))), gather(offset, rows));
  });
}
