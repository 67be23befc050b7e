import { UNIT_LENGTH } from '../../../../models/ops/unitLength';
import { matrixShape } from '../matrixShape';
import { expectEven, packedKernel } from './packedProgram';

/** One draw call instead of the nine of plain operations. */
export const unitLengthKernel = packedKernel<'x'>(UNIT_LENGTH, ({ inputs, draw }) => {
  const shape = matrixShape(inputs.x);
  expectEven('number of columns', shape[1]);
  return draw({
    inputs,
    shape,
    code: `
      ${inverseLengthCode('inverseLength', 'getX(at[0], k)', shape[1])}
      result = getX(at[0], at[1]) * inverseLength.rrgg;
    `,
  });
});

/** GLSL of `vec2 name`: one by the lengths of the two rows whose texel at column `k` is given; 1 for rows of zeros. */
export function inverseLengthCode(name: string, texel: string, columns: number): string {
  return `
    vec2 ${name} = vec2(0.0);
    for (int k = 0; k < ${columns}; k += 2) {
      vec4 value = ${texel};
      value *= value;
      ${name} += value.rb + value.ga;
    }
    ${name} = inversesqrt(${name} + 1.0 - step(1e-30, ${name}));
  `;
}
