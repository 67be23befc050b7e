import '@tensorflow/tfjs-backend-cpu';
import { profile, setBackend } from '@tensorflow/tfjs-core';
import { createSampleArtifact } from '../../inference/testing/sampleArtifact';
import { CPU_KERNELS } from './kernels/cpuKernels';
import { WEBGL_KERNELS } from './kernels/webglKernels';
import { uploadModel } from './loadedModel';

const BOTH = {
  decayedAverage: { weight: 0.5 },
  transformer: { weight: 0.5, layers: 2, heads: 2, feedForward: 6 },
};

/** The kernels that the model asks for, found by running it with every kernel at hand. */
async function kernelsInUse(): Promise<string[]> {
  await setBackend('cpu');
  const used = new Set<string>();
  // `profile` expects an asynchronous function to return a tensor; the names are complete all the same.
  let model: ReturnType<typeof uploadModel> | undefined;
  const upload = await profile(() => {
    model = uploadModel(createSampleArtifact({ encoders: BOTH, readsSignals: true }));
    return [];
  });
  const score = await profile((async () => {
    await model!.score({ items: [0, 1] });
    return [];
  }) as unknown as () => never);
  for (const name of [...upload.kernelNames, ...score.kernelNames]) used.add(name);
  model!.dispose();
  return [...used].sort();
}

describe('the kernels in the engine', () => {
  it.each([
    ['cpu', CPU_KERNELS],
    ['webgl', WEBGL_KERNELS],
  ])('on %s are those that the model needs, and no more', async (backend, kernels) => {
    expect(kernels.every(({ backendName }) => backendName === backend)).toBe(true);
    expect(kernels.map(({ kernelName }) => kernelName).sort()).toEqual(await kernelsInUse());
  });
});
