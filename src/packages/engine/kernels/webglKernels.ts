import { blendDirectionsKernel } from './webgl/blendDirectionsKernel';
import { compareRowKernel } from './webgl/compareRowKernel';
import { decayedAverageKernel } from './webgl/decayedAverageKernel';
import { layerNormKernel } from './webgl/layerNormKernel';
import { neighbourRowsKernel } from './webgl/neighbourRowsKernel';
import { poolSequencesKernel } from './webgl/poolSequencesKernel';
import { projectKernel } from './webgl/projectKernel';
import { readSignalsKernel } from './webgl/readSignalsKernel';
import { selfAttentionKernel } from './webgl/selfAttentionKernel';
import { takeRowsKernel } from './webgl/takeRowsKernel';
import { unitLengthKernel } from './webgl/unitLengthKernel';
import { unitTableKernel } from './webgl/unitTableKernel';

/**
 * What the models run on the GPU: each operation of `src/models/ops` they use is a kernel of few draw calls.
 * Elsewhere they are composed of plain operations, of which the GPU needs none.
 */
export const WEBGL_KERNELS = [
  blendDirectionsKernel,
  compareRowKernel,
  decayedAverageKernel,
  layerNormKernel,
  neighbourRowsKernel,
  poolSequencesKernel,
  projectKernel,
  readSignalsKernel,
  selfAttentionKernel,
  takeRowsKernel,
  unitLengthKernel,
  unitTableKernel,
];
