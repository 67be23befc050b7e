import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul';
import { gatherV2Config } from '@tensorflow/tfjs-backend-webgl/dist/kernels/GatherV2';
import { multiplyConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Multiply';
import { reshapeConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Reshape';
import { rsqrtConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Rsqrt';

/** What `src/models/recommender` runs on the GPU; the same operations as on the cpu. */
export const WEBGL_KERNELS = [batchMatMulConfig, gatherV2Config, multiplyConfig, reshapeConfig, rsqrtConfig];
