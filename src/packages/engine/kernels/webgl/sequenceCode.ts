import { type TensorInfo } from '@tensorflow/tfjs-core';
import { POSITION_COLUMN } from '../../../../models/ops/uploadedRows';

/**
 * GLSL of `vec2 oldest`: how far back the two rows at `at` may look, at most `window` − 1 rows. `positions` is [P] or has a
 * column of them.
 */
export function oldestCode(positions: TensorInfo, window: number): string {
  const texel =
    positions.shape.length === 1 ? 'getPositions(at[0]).rg' : `getPositions(at[0], ${POSITION_COLUMN}).rb`;
  return `vec2 oldest = min(${texel}, ${window - 1}.0);`;
}

/** GLSL that is 1.0 where the two rows may look back `age` and `age` + 1 rows, else 0.0; `age` is even. */
export const IS_SEEN = 'step(vec4(age, age + 1, age, age + 1), oldest.rrgg)';

/**
 * GLSL that adds to `result` what the two rows at `at` see at `age` and `age` + 1, times `vec4 weights`. `texel(row)` names
 * the texel of a row. Rows before the first have weight 0; they are not asked for, as a texture would give some other one.
 */
export function addPastCode(texel: (row: string) => string): string {
  return `
    vec4 past = ${texel(rowBefore('age'))};
    vec4 beyond = ${texel(rowBefore('(age + 2)'))};
    result += weights.rrbb * past + vec4(weights.gg * beyond.ba, weights.aa * past.rg);
  `;
}

/** GLSL of the row `distance` before `at`, the first row at the earliest. WebGL 1 has no `max` of integers. */
export function rowBefore(distance: string): string {
  return `(at[0] > ${distance} ? at[0] - ${distance} : 0)`;
}

/** Ages are walked in pairs. */
export function evenWindow(window: number): number {
  return window + (window % 2);
}
