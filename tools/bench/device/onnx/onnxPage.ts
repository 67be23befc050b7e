import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { NO_GRAPHICS } from '../../../browser/countGraphics';
import { createRankingArtifact, HISTORY, type Measured } from '../deviceSetup';
import { measureRankings } from '../measureRankings';
import { buildOnnxNetwork, COSINES, ITEMS } from './onnxNetwork';

/** The same network as onnxruntime runs it on its wasm backend (SIMD), on one thread: phones' web views have no others. */
async function measure(_webglVersion: 0, wasmUrl: string): Promise<Measured> {
  const model = buildOnnxNetwork(createRankingArtifact().weights);
  const history = BigInt64Array.from(HISTORY, BigInt);
  env.wasm.numThreads = 1;
  // Downloaded beforehand: what is measured begins with everything in memory.
  env.wasm.wasmBinary = await (await fetch(wasmUrl)).arrayBuffer();
  let session: InferenceSession;
  return measureRankings(
    async () => {
      session = await InferenceSession.create(model, { executionProviders: ['wasm'] });
    },
    async () => {
      const answer = await session.run({ [ITEMS]: new Tensor('int64', history, [history.length]) });
      return answer[COSINES]!.data as Float32Array;
    },
    () => NO_GRAPHICS,
  );
}

(globalThis as unknown as { measure: typeof measure }).measure = measure;
