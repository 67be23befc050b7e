import { POOL_SEQUENCES } from '../../../../models/ops/poolSequences';
import { cpuKernel } from './cpuKernel';

export const poolSequencesKernel = cpuKernel<'x' | 'offsets'>(POOL_SEQUENCES, ({ inputs, values }) => {
  const columns = inputs.x.shape[1]!;
  const [x, offsets] = [values(inputs.x), values(inputs.offsets)];
  const sequences = offsets.length - 1;
  const y = new Float32Array(2 * sequences * columns);
  for (let sequence = 0; sequence < sequences; sequence++) {
    const [first, end] = [offsets[sequence]!, offsets[sequence + 1]!];
    if (first === end) continue;
    for (let column = 0; column < columns; column++) {
      let greatest = -Infinity;
      let sum = 0;
      for (let row = first; row < end; row++) {
        const value = x[row * columns + column]!;
        // Also true where the value is no number, so that it shows.
        if (!(value <= greatest)) greatest = value;
        sum += value;
      }
      y[2 * sequence * columns + column] = greatest;
      y[(2 * sequence + 1) * columns + column] = sum / (end - first);
    }
  }
  return { shape: [sequences, 2 * columns], values: y };
});
