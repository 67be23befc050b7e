import { engine, registerGradient, type Tensor, type TensorInfo } from '@tensorflow/tfjs-core';
import { LAYER_NORM } from '../../../src/models/ops/layerNorm';
import { UNIT_LENGTH } from '../../../src/models/ops/unitLength';
import { type FusedKernels } from '../loadKernels';
import { registerFusedKernel } from './fusedKernel';

const LAYER_NORM_GRADIENT = 'LayerNormGradient';
const UNIT_LENGTH_GRADIENT = 'UnitLengthGradient';

const rowsOf = ({ shape }: TensorInfo) => shape[0]!;
const columnsOf = ({ shape }: TensorInfo) => shape[1]!;

export function registerRowKernels(kernels: FusedKernels): void {
  registerFusedKernel<'x' | 'gain' | 'bias', 'epsilon'>(
    LAYER_NORM,
    ({ inputs: { x, gain, bias }, attributes, at, make }) => {
      const y = make(x.shape);
      kernels.layerNorm(rowsOf(x), columnsOf(x), at(x), at(gain), at(bias), attributes.epsilon, at(y));
      return y;
    },
  );
  registerFusedKernel<'x' | 'gain' | 'dy', 'epsilon'>(
    LAYER_NORM_GRADIENT,
    ({ inputs: { x, gain, dy }, attributes: { epsilon }, at, make }) => {
      const [dx, dGain, dBias] = [make(x.shape), make(gain.shape), make(gain.shape)] as const;
      kernels.layerNormGradient(
        rowsOf(x),
        columnsOf(x),
        at(x),
        at(gain),
        epsilon,
        at(dy),
        at(dx),
        at(dGain),
        at(dBias),
      );
      return [dx, dGain, dBias];
    },
  );
  registerFusedKernel<'x'>(UNIT_LENGTH, ({ inputs: { x }, at, make }) => {
    const y = make(x.shape);
    kernels.unitLength(rowsOf(x), columnsOf(x), at(x), at(y));
    return y;
  });
  registerFusedKernel<'x' | 'dy'>(UNIT_LENGTH_GRADIENT, ({ inputs: { x, dy }, at, make }) => {
    const dx = make(x.shape);
    kernels.unitLengthGradient(rowsOf(x), columnsOf(x), at(x), at(dy), at(dx));
    return dx;
  });
}

export function registerRowGradients(): void {
  registerGradient({
    kernelName: LAYER_NORM,
    inputsToSave: ['x', 'gain'],
    gradFunc: (dy, saved, attributes) => {
      const [x, gain] = saved as [Tensor, Tensor];
      const inputs = { x, gain, dy: dy as Tensor };
      const [dx, dGain, dBias] = engine().runKernel<Tensor[]>(LAYER_NORM_GRADIENT, inputs, attributes);
      return { x: () => dx!, gain: () => dGain!, bias: () => dBias! };
    },
  });
  registerGradient({
    kernelName: UNIT_LENGTH,
    inputsToSave: ['x'],
    gradFunc: (dy, saved) => ({
      x: () => engine().runKernel<Tensor>(UNIT_LENGTH_GRADIENT, { x: saved[0]!, dy: dy as Tensor }),
    }),
  });
}
