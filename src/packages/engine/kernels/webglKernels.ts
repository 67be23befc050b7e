import { blendDirectionsKernel } from './webgl/blendDirectionsKernel';
import { compareRowKernel } from './webgl/compareRowKernel';
import { decayedAverageKernel } from './webgl/decayedAverageKernel';
import { projectKernel } from './webgl/projectKernel';
import { readSignalsKernel } from './webgl/readSignalsKernel';
import { selfAttentionKernel } from './webgl/selfAttentionKernel';
import { takeRowsKernel } from './webgl/takeRowsKernel';
import { unitLengthKernel } from './webgl/unitLengthKernel';
import { unitTableKernel } from './webgl/unitTableKernel';

/**
 * What `src/models/recommender` runs on the GPU: each operation of `src/models/ops` it uses is a kernel of few draw calls.
 * Elsewhere they are composed of plain operations, of which the GPU needs none.
 */
export const WEBGL_KERNELS = [
  blendDirectionsKernel,
  compareRowKernel,
  decayedAverageKernel,
  projectKernel,
  readSignalsKernel,
  selfAttentionKernel,
  takeRowsKernel,
  unitLengthKernel,
  unitTableKernel,
];
