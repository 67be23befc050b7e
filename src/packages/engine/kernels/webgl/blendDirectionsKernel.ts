import { BLEND_DIRECTIONS } from '../../../../models/ops/blendDirections';
import { matrixShape } from '../matrixShape';
import { expectEven, packedKernel } from './packedProgram';
import { inverseLengthCode } from './unitLengthKernel';

/** One draw call. */
export const blendDirectionsKernel = packedKernel<'first' | 'second', 'firstWeight' | 'secondWeight'>(
  BLEND_DIRECTIONS,
  ({ inputs, attributes: { firstWeight, secondWeight }, draw }) => {
    const shape = matrixShape(inputs.first);
    expectEven('number of columns', shape[1]);
    return draw({
      inputs,
      shape,
      uniforms: {
        firstWeight: { type: 'float', value: firstWeight },
        secondWeight: { type: 'float', value: secondWeight },
      },
      code: `
        ${inverseLengthCode('firstScale', 'getFirst(at[0], k)', shape[1])}
        firstScale *= firstWeight;
        ${inverseLengthCode('secondScale', 'getSecond(at[0], k)', shape[1])}
        secondScale *= secondWeight;
        ${inverseLengthCode('blendScale', blend('k'), shape[1])}
        result = ${blend('at[1]')} * blendScale.rrgg;
      `,
    });
  },
);

function blend(column: string): string {
  return `(getFirst(at[0], ${column}) * firstScale.rrgg + getSecond(at[0], ${column}) * secondScale.rrgg)`;
}
