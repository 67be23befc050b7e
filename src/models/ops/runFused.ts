import { engine, getBackend, getKernel, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';

/** What a fused kernel is told besides its tensors. */
export type FusedAttributes = Record<string, number>;

/**
 * Runs the kernel `name` where the current backend has one, else composes the same from plain operations. Training
 * registers fused kernels with their gradients; the phone has none of them.
 */
export function runFused<T extends Tensor>(
  name: string,
  inputs: NamedTensorMap,
  attributes: FusedAttributes,
  compose: () => T,
): T {
  return getKernel(name, getBackend()) ? engine().runKernel<T>(name, inputs, attributes) : compose();
}
