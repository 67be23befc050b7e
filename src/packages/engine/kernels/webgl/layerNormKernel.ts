import { LAYER_NORM } from '../../../../models/ops/layerNorm';
import { matrixShape } from '../matrixShape';
import { expectEven, packedKernel } from './packedProgram';
import { rowNormCode } from './rowNormCode';

/** One draw call. */
export const layerNormKernel = packedKernel<'x' | 'gain' | 'bias', 'epsilon'>(
  LAYER_NORM,
  ({ inputs, attributes: { epsilon }, draw }) => {
    const shape = matrixShape(inputs.x);
    expectEven('number of columns', shape[1]);
    return draw({
      inputs,
      shape,
      code: `
        ${rowNormCode(shape[1], epsilon)}
        result = (getX(at[0], at[1]) - mean.rrgg) * scale.rrgg * getGain(at[1]).rgrg + getBias(at[1]).rgrg;
      `,
    });
  },
);
