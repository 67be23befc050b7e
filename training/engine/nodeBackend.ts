import { ready, setBackend } from '@tensorflow/tfjs-core';
import { createRequire } from 'node:module';

/**
 * Makes TensorFlow's native backend current. It runs none of our kernels: fused operations are composed of plain
 * ones, of which the dense attention grows with the square of a batch. Not a dependency, since its install script
 * downloads a binary; throws when it is absent.
 */
export async function startNodeBackend(): Promise<void> {
  try {
    createRequire(__filename)('@tensorflow/tfjs-node');
  } catch (cause) {
    throw new Error(
      '--backend node needs the package @tensorflow/tfjs-node: npm install --no-save @tensorflow/tfjs-node@4.22.0',
      { cause },
    );
  }
  await setBackend('tensorflow');
  await ready();
}
