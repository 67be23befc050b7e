import '@tensorflow/tfjs-backend-cpu';
import {
  type DataId,
  env,
  type KernelConfig,
  KernelBackend,
  profile,
  registerBackend,
  setBackend,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../contracts';
import { createSampleArtifact } from '../../inference/testing/sampleArtifact';
import { createSampleTextArtifact, SAMPLE_TEXTS } from '../../inference/testing/sampleTextArtifact';
import { readTextFeatures, textReading } from '../../text/readTextFeatures';
import { CPU_KERNELS } from './kernels/cpuKernels';
import { WEBGL_KERNELS } from './kernels/webglKernels';
import { uploadModel } from './loadedModel';
import { registerKernels } from './registerKernels';
import { uploadTextModel } from './text/textModel';

const AVERAGE = { decayedAverage: { weight: 0.5 } };
const TRANSFORMER = { transformer: { weight: 0.5, layers: 2, heads: 2, feedForward: 6 } };
const ENCODERS: RecommenderConfig['encoders'][] = [AVERAGE, TRANSFORMER, { ...AVERAGE, ...TRANSFORMER }];

/** Runs kernels like a GPU, as far as shapes go: programs give ones. A kernel that is not registered throws. */
class ShapesOnly extends KernelBackend {
  private readonly sizes = new Map<DataId, number>();
  override write(_: unknown, shape: number[]): DataId {
    const dataId = {};
    this.sizes.set(
      dataId,
      shape.reduce((product, length) => product * length, 1),
    );
    return dataId;
  }
  override move(dataId: DataId, _: unknown, shape: number[]): void {
    this.sizes.set(
      dataId,
      shape.reduce((product, length) => product * length, 1),
    );
  }
  override async read(dataId: DataId) {
    return new Float32Array(this.sizes.get(dataId)!).fill(1);
  }
  override disposeData(dataId: DataId): boolean {
    return this.sizes.delete(dataId);
  }
  override numDataIds(): number {
    return this.sizes.size;
  }
  override floatPrecision(): 32 {
    return 32;
  }
  override incRef(): void {}
  override timerAvailable(): boolean {
    return true;
  }
  override async time(run: () => void) {
    run();
    return { kernelMs: 0, wallMs: 0 };
  }
  disposeIntermediateTensorInfo({ dataId }: TensorInfo): void {
    this.disposeData(dataId);
  }
  readonly texData = { get: () => ({}) };
  readonly gpgpu = { uploadDenseMatrixToTexture: () => undefined };
  getTexture(): void {}
  makeTensorInfo(shape: number[]): TensorInfo {
    return { dataId: this.write(undefined, shape), shape, dtype: 'float32' };
  }
  drawCalls = 0;
  runWebGLProgram({ outputShape }: { outputShape: number[] }): TensorInfo {
    this.drawCalls += 1;
    return { dataId: this.write(undefined, outputShape), shape: outputShape, dtype: 'float32' };
  }
}

/** The kernels that models of all encoders ask for on a backend, by running them. */
async function kernelsInUse(backendName: string): Promise<string[]> {
  await setBackend(backendName);
  const used = new Set<string>();
  for (const encoders of ENCODERS) {
    let model: ReturnType<typeof uploadModel> | undefined;
    const upload = await profile(() => {
      model = uploadModel(createSampleArtifact({ encoders, readsSignals: true, itemBytes: 'right' }));
      return [];
    });
    // Before the next `profile`, which fills the same object anew.
    for (const name of upload.kernelNames) used.add(name);
    // `profile` expects an asynchronous function to return a tensor; the names are complete all the same.
    const score = await profile((async () => {
      await model!.score({ items: [0, 1] });
      return [];
    }) as unknown as () => never);
    for (const name of score.kernelNames) used.add(name);
    model!.dispose();
  }
  for (const name of (await profileTexts(SAMPLE_TEXTS)).kernelNames) used.add(name);
  return [...used].sort();
}

/** What one batch of texts, with their aspects, asks of the current backend. */
async function profileTexts(texts: readonly string[]) {
  const artifact = createSampleTextArtifact();
  const features = texts.map((text) => readTextFeatures(text, textReading(artifact.card.config)));
  const model = uploadTextModel(artifact);
  const profiled = await profile((async () => {
    await model.score(features);
    return [];
  }) as unknown as () => never);
  model.dispose();
  return profiled;
}

const shapesOnly = new ShapesOnly();

beforeAll(() => {
  env().registerFlag('WEBGL_VERSION', () => 1);
  registerBackend('webgl', () => shapesOnly);
  registerKernels();
});

describe('the kernels in the engine', () => {
  it.each<[string, readonly KernelConfig[]]>([
    ['cpu', CPU_KERNELS],
    ['webgl', WEBGL_KERNELS],
  ])('on %s are those that the models need, and no more', async (backend, kernels) => {
    expect(kernels.every(({ backendName }) => backendName === backend)).toBe(true);
    expect(kernels.map(({ kernelName }) => kernelName).sort()).toEqual(await kernelsInUse(backend));
  });
});

describe('a batch of texts on the GPU', () => {
  it('takes as many draw calls as one text, and fewer than 25', async () => {
    await setBackend('webgl');
    const drawsOf = async (texts: readonly string[]) => {
      const before = shapesOnly.drawCalls;
      await profileTexts(texts);
      return shapesOnly.drawCalls - before;
    };
    const one = await drawsOf(['很好']);
    expect(await drawsOf(Array.from({ length: 200 }, (_, index) => `很好${index}`))).toBe(one);
    expect(one).toBeLessThan(25);
  });
});
