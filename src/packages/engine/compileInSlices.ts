import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { type TensorInfo } from '@tensorflow/tfjs-core';

/** What is private in tfjs: programs are kept by a key and made when it is new. */
interface ProgramCache {
  getAndSaveBinary(key: string, compile: () => unknown): unknown;
}

/** Leaves a pass whose last step was to compile a program. */
class SliceOver extends Error {}

/**
 * Compiles the programs of a computation one at a time, so that a page can be scrolled meanwhile: runs `pass` again and again,
 * each time as far as the first program that is new, with a pause after it. Draw calls that come before it are made again;
 * they cost next to nothing beside a compilation. `pass` must be synchronous and keep no tensor.
 */
export async function compileInSlices(
  backend: MathBackendWebGL,
  pass: () => void,
  pause: () => Promise<void>,
): Promise<void> {
  let made: TensorInfo[] = [];
  const { getAndSaveBinary } = backend as unknown as ProgramCache;
  const { makeTensorInfo } = backend;
  Object.assign(backend, {
    getAndSaveBinary(...[key, compile]: Parameters<ProgramCache['getAndSaveBinary']>) {
      let isNew = false;
      const binary = getAndSaveBinary.call(backend, key, () => {
        isNew = true;
        return compile();
      });
      if (!isNew) return binary;
      throw new SliceOver();
    },
    makeTensorInfo(...call: Parameters<typeof makeTensorInfo>) {
      const info = makeTensorInfo.apply(backend, call);
      made.push(info);
      return info;
    },
  });
  try {
    for (let isOver = false; !isOver;) {
      made = [];
      try {
        pass();
        isOver = true;
      } catch (error) {
        if (!(error instanceof SliceOver)) throw error;
        // What lay between two draw calls belongs to nobody when a pass is left in the middle.
        for (const { dataId } of made) backend.disposeData(dataId, true);
      }
      await pause();
    }
  } finally {
    Object.assign(backend, { getAndSaveBinary, makeTensorInfo });
  }
}
