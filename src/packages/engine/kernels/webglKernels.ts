import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul';

/** What `src/models/recommender` runs on the GPU; the same operations as on the cpu. */
export const WEBGL_KERNELS = [batchMatMulConfig];
