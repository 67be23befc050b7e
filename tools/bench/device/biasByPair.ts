import { NEVER } from '../../../src/models/ops/windowAttention';
import { RANKING, TRANSFORMER } from './deviceSetup';

/** Attention's bias by age [H, L] → by pair of rows [H, L, L]; rows see nothing after them. */
export function biasByPair(ageBias: Float32Array): Float32Array {
  const { historyLength } = RANKING;
  const values = new Float32Array(TRANSFORMER.heads * historyLength * historyLength).fill(NEVER);
  for (let head = 0; head < TRANSFORMER.heads; head += 1) {
    for (let row = 0; row < historyLength; row += 1) {
      for (let age = 0; age <= row; age += 1) {
        values[(head * historyLength + row) * historyLength + row - age] =
          ageBias[head * historyLength + age]!;
      }
    }
  }
  return values;
}
