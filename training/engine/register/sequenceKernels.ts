import { engine, registerGradient, type Tensor } from '@tensorflow/tfjs-core';
import { DECAYED_AVERAGE } from '../../../src/models/ops/decayedAverage';
import { dropThreshold } from '../../../src/models/ops/keepMask';
import { WINDOW_ATTENTION } from '../../../src/models/ops/windowAttention';
import { type FusedKernels } from '../loadKernels';
import { registerFusedKernel } from './fusedKernel';

const DECAYED_AVERAGE_GRADIENT = 'DecayedAverageGradient';
const WINDOW_ATTENTION_GRADIENT = 'WindowAttentionGradient';

type AttentionInput = 'q' | 'k' | 'v' | 'bias' | 'positions';
type AttentionAttribute = 'heads' | 'rate' | 'seed' | 'offset';

export function registerSequenceKernels(kernels: FusedKernels): void {
  registerFusedKernel<'x' | 'decay' | 'positions'>(
    DECAYED_AVERAGE,
    ({ inputs: { x, decay, positions }, at, make }) => {
      const [rows, columns] = x.shape as [number, number];
      const window = decay.shape[0]!;
      const y = make(x.shape);
      const weights = kernels.workspace(window);
      kernels.exponentialsOf(window, at(decay), weights);
      kernels.decayedAverage(rows, columns, window, at(x), weights, at(positions), at(y));
      return y;
    },
  );
  registerFusedKernel<'x' | 'decay' | 'positions' | 'dy'>(
    DECAYED_AVERAGE_GRADIENT,
    ({ inputs: { x, decay, positions, dy }, at, make }) => {
      const [rows, columns] = x.shape as [number, number];
      const window = decay.shape[0]!;
      const [dx, dDecay] = [make(x.shape), make(decay.shape)] as const;
      const weights = kernels.workspace(window);
      kernels.exponentialsOf(window, at(decay), weights);
      kernels.decayedAverageGradient(
        rows,
        columns,
        window,
        at(x),
        weights,
        at(positions),
        at(dy),
        at(dx),
        at(dDecay),
      );
      return [dx, dDecay];
    },
  );
  registerFusedKernel<AttentionInput, AttentionAttribute>(
    WINDOW_ATTENTION,
    ({ inputs: { q, k, v, bias, positions }, attributes: { heads, rate, seed, offset }, at, make }) => {
      const [rows, columns] = q.shape as [number, number];
      const window = bias.shape[1]!;
      const y = make(q.shape);
      kernels.windowAttention(
        ...[rows, columns, heads, window, at(q), at(k), at(v), at(bias), at(positions)],
        ...[seed, rate === 0 ? 0 : dropThreshold(rate), offset, 1 / (1 - rate)],
        ...[at(y), kernels.workspace(kernels.attentionWorkspace(columns, heads, window))],
      );
      return y;
    },
  );
  registerFusedKernel<AttentionInput | 'dy', AttentionAttribute>(
    WINDOW_ATTENTION_GRADIENT,
    ({ inputs: { q, k, v, bias, positions, dy }, attributes: { heads, rate, seed, offset }, at, make }) => {
      const [rows, columns] = q.shape as [number, number];
      const window = bias.shape[1]!;
      const [dq, dk, dv, dBias] = [make(q.shape), make(k.shape), make(v.shape), make(bias.shape)] as const;
      kernels.windowAttentionGradient(
        ...[rows, columns, heads, window, at(q), at(k), at(v), at(bias), at(positions)],
        ...[seed, rate === 0 ? 0 : dropThreshold(rate), offset, 1 / (1 - rate)],
        ...[at(dy), at(dq), at(dk), at(dv), at(dBias)],
        kernels.workspace(kernels.attentionWorkspace(columns, heads, window)),
      );
      return [dq, dk, dv, dBias];
    },
  );
}

/** Positions are integers: nothing asks for their gradient. */
function noGradient(): Tensor {
  throw new Error('Positions have no gradient.');
}

export function registerSequenceGradients(): void {
  registerGradient({
    kernelName: DECAYED_AVERAGE,
    inputsToSave: ['x', 'decay', 'positions'],
    gradFunc: (dy, saved) => {
      const [x, decay, positions] = saved as [Tensor, Tensor, Tensor];
      const inputs = { x, decay, positions, dy: dy as Tensor };
      const [dx, dDecay] = engine().runKernel<Tensor[]>(DECAYED_AVERAGE_GRADIENT, inputs);
      return { x: () => dx!, decay: () => dDecay!, positions: noGradient };
    },
  });
  registerGradient({
    kernelName: WINDOW_ATTENTION,
    inputsToSave: ['q', 'k', 'v', 'bias', 'positions'],
    gradFunc: (dy, saved, attributes) => {
      const [q, k, v, bias, positions] = saved as [Tensor, Tensor, Tensor, Tensor, Tensor];
      const inputs = { q, k, v, bias, positions, dy: dy as Tensor };
      const [dq, dk, dv, dBias] = engine().runKernel<Tensor[]>(WINDOW_ATTENTION_GRADIENT, inputs, attributes);
      return { q: () => dq!, k: () => dk!, v: () => dv!, bias: () => dBias!, positions: noGradient };
    },
  });
}
