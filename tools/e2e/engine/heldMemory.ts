import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { backend, memory } from '@tensorflow/tfjs-core';

/** What tfjs and its current backend hold. */
export function heldMemory() {
  const { numBytesInGPU, numBytesInGPUAllocated, numTensors, numBytes } = memory() as ReturnType<
    MathBackendWebGL['memory']
  > &
    ReturnType<typeof memory>;
  return {
    tensors: numTensors,
    bytes: numBytes,
    numBytesInGPU,
    numBytesInGPUAllocated,
    dataIds: backend().numDataIds(),
  };
}
