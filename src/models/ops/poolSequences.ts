import {
  concat,
  gather,
  div,
  max,
  reshape,
  sum,
  tensor1d,
  tidy,
  zeros,
  fill,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { runFused } from './runFused';

export const POOL_SEQUENCES = 'PoolSequences';

/** Below what any row holds: rows that pad a sequence never are its maximum. */
const LOW = -1e9;

/**
 * Each sequence as one row, the maximum of every column beside its mean; zeros for a sequence without rows.
 * x [P, D], offsets [B + 1] (sequence b has rows offsets[b] … offsets[b + 1] − 1) → [B, 2·D].
 */
export function poolSequences(x: Tensor2D, offsets: Int32Array): Tensor2D {
  return tidy(() =>
    runFused(POOL_SEQUENCES, { x, offsets: tensor1d(offsets, 'int32') }, {}, () => composed(x, offsets)),
  );
}

function composed(x: Tensor2D, offsets: Int32Array): Tensor2D {
  const [rows, columns] = x.shape;
  const sequences = offsets.length - 1;
  const lengths = Array.from({ length: sequences }, (_, b) => offsets[b + 1]! - offsets[b]!);
  const longest = Math.max(1, ...lengths);
  /** Rows of [sequences, longest, D]; those that pad come from two rows behind the last one: of LOW, and of zeros. */
  const indices = (padding: (b: number) => number) =>
    tensor1d(
      Int32Array.from({ length: sequences * longest }, (_, index) => {
        const b = Math.floor(index / longest);
        const at = index % longest;
        return at < lengths[b]! ? offsets[b]! + at : padding(b);
      }),
      'int32',
    );
  const padded = concat([x, fill([1, columns], LOW), zeros([1, columns])], 0);
  const [low, zero] = [rows, rows + 1];
  const take = (padding: (b: number) => number) =>
    reshape(gather(padded, indices(padding)), [sequences, longest, columns]);
  const greatest = max(
    take((b) => (lengths[b] === 0 ? zero : low)),
    1,
  );
  const counts = tensor1d(lengths.map((length) => Math.max(1, length)));
  const mean = div(
    sum(
      take(() => zero),
      1,
    ),
    reshape(counts, [sequences, 1]),
  );
  return concat([greatest, mean], 1) as Tensor2D;
}
