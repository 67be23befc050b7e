import { type TensorInfo } from '@tensorflow/tfjs-core';
import { type FusedKernels } from '../loadKernels';
import { LINEAR_CROSS_ENTROPY } from '../ops/linearCrossEntropy';
import { SAMPLED_CROSS_ENTROPY } from '../ops/sampledCrossEntropy';
import { registerFusedKernel } from './fusedKernel';

/** No such array. */
const NONE = 0;

type LinearInput = 'hidden' | 'table' | 'targets' | 'weights';
type SampledInput =
  | 'hidden'
  | 'own'
  | 'negatives'
  | 'targets'
  | 'negativeItems'
  | 'weights'
  | 'ownCorrection'
  | 'negativeCorrection';

interface ExcludedInputs {
  excludedOffsets?: TensorInfo;
  excludedColumns?: TensorInfo;
}

/** Kernels that give the loss along with its gradients by their tensors. */
export function registerLossKernels(kernels: FusedKernels): void {
  registerFusedKernel<LinearInput, 'totalWeight' | 'labelSmoothing'>(
    LINEAR_CROSS_ENTROPY,
    ({ inputs, attributes: { totalWeight, labelSmoothing }, at, make, makeScalar }) => {
      const { hidden, table, targets, weights, bias } = inputs as typeof inputs & { bias?: TensorInfo };
      const { excludedOffsets, excludedColumns } = inputs as ExcludedInputs;
      const [rows, depth] = hidden.shape as [number, number];
      const columns = table.shape[0]!;
      const gradients = [hidden, table, ...(bias ? [bias] : [])].map(({ shape }) => make(shape));
      const [dHidden, dTable, dBias] = gradients as [TensorInfo, TensorInfo, TensorInfo?];
      const loss = kernels.crossEntropy(
        ...[rows, columns, depth, at(hidden), at(table), bias ? at(bias) : NONE, at(targets)],
        ...[NONE, NONE, NONE, at(weights), 1 / totalWeight, labelSmoothing],
        ...[excludedOffsets ? at(excludedOffsets) : NONE, excludedColumns ? at(excludedColumns) : NONE],
        ...[at(dHidden), at(dTable), dBias ? at(dBias) : NONE, NONE],
        kernels.workspace(kernels.crossEntropyWorkspace(columns, depth)),
      );
      return [makeScalar(loss), ...gradients];
    },
  );
  registerFusedKernel<SampledInput, 'totalWeight'>(
    SAMPLED_CROSS_ENTROPY,
    ({ inputs, attributes: { totalWeight }, at, make, makeScalar }) => {
      const { hidden, own, negatives } = inputs;
      const { excludedOffsets, excludedColumns } = inputs as ExcludedInputs;
      const [rows, depth] = hidden.shape as [number, number];
      const columns = negatives.shape[0]!;
      const [dHidden, dOwn, dNegatives] = [
        make(hidden.shape),
        make(own.shape),
        make(negatives.shape),
      ] as const;
      const loss = kernels.crossEntropy(
        ...[rows, columns, depth, at(hidden), at(negatives), at(inputs.negativeCorrection)],
        ...[at(inputs.targets), at(inputs.negativeItems), at(own), at(inputs.ownCorrection)],
        ...[at(inputs.weights), 1 / totalWeight, 0],
        ...[excludedOffsets ? at(excludedOffsets) : NONE, excludedColumns ? at(excludedColumns) : NONE],
        ...[at(dHidden), at(dNegatives), NONE, at(dOwn)],
        kernels.workspace(kernels.crossEntropyWorkspace(columns, depth)),
      );
      return [makeScalar(loss), dHidden, dOwn, dNegatives];
    },
  );
}
