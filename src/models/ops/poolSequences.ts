import {
  concat,
  gather,
  div,
  max,
  reshape,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  zeros,
  fill,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { runFused } from './runFused';
import { INDEX_BASE, pairedRows, readsPackedRows } from './uploadedRows';

export const POOL_SEQUENCES = 'PoolSequences';

/** Below what any row holds: rows that pad a sequence never are its maximum. */
const LOW = -1e9;

/**
 * Each sequence as one row, the maximum of every column beside its mean; zeros for a sequence without rows.
 * x [P, D], offsets [B + 1] (sequence b has rows offsets[b] … offsets[b + 1] − 1) → [B, 2·D]; on a GPU B is rounded up to a pair.
 */
export function poolSequences(x: Tensor2D, offsets: Int32Array): Tensor2D {
  const longest = lengthsOf(offsets).reduce((most, length) => Math.max(most, length), 0);
  return tidy(() =>
    runFused(POOL_SEQUENCES, { x, offsets: uploadOffsets(offsets) }, { longest }, () => composed(x, offsets)),
  );
}

function lengthsOf(offsets: Int32Array): number[] {
  return Array.from({ length: offsets.length - 1 }, (_, b) => offsets[b + 1]! - offsets[b]!);
}

/**
 * [B + 1]; or, where rows are read in packed form, [B, 4]: a sequence's first row in two parts, its length, 0. An odd B has one
 * more, without rows.
 */
function uploadOffsets(offsets: Int32Array): Tensor {
  if (!readsPackedRows()) return tensor1d(offsets, 'int32');
  const lengths = lengthsOf(offsets);
  const sequences = pairedRows(lengths.length);
  const values = new Float32Array(4 * sequences);
  lengths.forEach((length, b) => {
    const first = offsets[b]!;
    values.set([Math.floor(first / INDEX_BASE), first % INDEX_BASE, length, 0], 4 * b);
  });
  return tensor2d(values, [sequences, 4]);
}

function composed(x: Tensor2D, offsets: Int32Array): Tensor2D {
  const [rows, columns] = x.shape;
  const lengths = lengthsOf(offsets);
  const sequences = lengths.length;
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
