import { float } from './packedProgram';

/**
 * GLSL that finds what brings the two rows of input `x` at `at` to mean 0 and variance 1: `vec2 mean`, `vec2 scale`. Every
 * output of a product does it anew; on so few columns that is cheaper than a draw call and a texture between them.
 */
export function rowNormCode(columns: number, epsilon: number): string {
  return `
    vec2 mean = vec2(0.0);
    for (int k = 0; k < ${columns}; k += 2) {
      vec4 value = getX(at[0], k);
      mean += value.rb + value.ga;
    }
    mean /= ${float(columns)};
    vec2 scale = vec2(0.0);
    for (int k = 0; k < ${columns}; k += 2) {
      vec4 value = getX(at[0], k) - mean.rrgg;
      value *= value;
      scale += value.rb + value.ga;
    }
    scale = inversesqrt(scale / ${float(columns)} + ${float(epsilon)});
  `;
}

/** GLSL of the normalised texel of `x` at column `k`. */
export const NORMALISED = '(getX(at[0], k) - mean.rrgg) * scale.rrgg * getGain(k).rgrg + getOffset(k).rgrg';
