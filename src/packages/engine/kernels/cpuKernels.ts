import { batchMatMulConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul';

/** What `src/models/recommender` runs on the cpu, and no more: each further kernel costs bytes in the subpackage. */
export const CPU_KERNELS = [batchMatMulConfig];
