import { batchMatMulConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul';
import { gatherV2Config } from '@tensorflow/tfjs-backend-cpu/dist/kernels/GatherV2';
import { multiplyConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { rsqrtConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Rsqrt';

/** What `src/models/recommender` runs on the cpu, and no more: each further kernel costs bytes in the subpackage. */
export const CPU_KERNELS = [batchMatMulConfig, gatherV2Config, multiplyConfig, reshapeConfig, rsqrtConfig];
