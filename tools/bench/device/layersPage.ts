import '@tensorflow/tfjs-backend-webgl';
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import { env, ready, setBackend, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import { type LayersModel } from '@tensorflow/tfjs-layers';
import { openGl } from '../../browser/countedGraphics';
import { countGraphics } from '../../browser/countGraphics';
import { createRankingArtifact, HISTORY, type Measured } from './deviceSetup';
import { buildLayersNetwork } from './layersNetwork';
import { measureRankings } from './measureRankings';

/** The same network as tfjs-layers runs it on tfjs' own WebGL backend, with the flags that tfjs has by itself. */
async function measure(webglVersion: 1 | 2): Promise<Measured> {
  const gl = openGl(webglVersion)!;
  const readCounts = countGraphics(gl);
  env().set('WEBGL_VERSION', webglVersion);
  setWebGLContext(webglVersion, gl);
  const { weights } = createRankingArtifact();
  let network: LayersModel;
  return measureRankings(
    async () => {
      await setBackend('webgl');
      await ready();
      network = buildLayersNetwork(weights);
    },
    async () => {
      const indices = tensor2d(HISTORY, [1, HISTORY.length], 'int32');
      const cosines = network.predict(indices) as Tensor;
      try {
        return (await cosines.data()) as Float32Array;
      } finally {
        indices.dispose();
        cosines.dispose();
      }
    },
    readCounts,
  );
}

(globalThis as unknown as { measure: typeof measure }).measure = measure;
