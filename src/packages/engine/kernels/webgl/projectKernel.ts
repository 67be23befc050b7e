import { type TensorInfo } from '@tensorflow/tfjs-core';
import { PROJECT } from '../../../../models/ops/project';
import { matrixShape } from '../matrixShape';
import { expectEven, packedKernel } from './packedProgram';
import { NORMALISED, rowNormCode } from './rowNormCode';

type Input = 'x' | 'weight' | 'gain' | 'offset' | 'bias' | 'residual';

/** One draw call. Of `gain` … `residual` those are there that the caller gave. */
export const projectKernel = packedKernel<Input, 'epsilon' | 'relu'>(
  PROJECT,
  ({ inputs, attributes: { epsilon, relu }, draw }) => {
    const { x, weight, gain, bias, residual } = inputs as Partial<typeof inputs> &
      Record<'x' | 'weight', TensorInfo>;
    const [rows, depth] = matrixShape(x);
    const columns = weight.shape[1]!;
    expectEven('number of columns', depth);
    expectEven('number of columns', columns);
    return draw({
      inputs,
      shape: [rows, columns],
      code: `
        ${gain ? rowNormCode(depth, epsilon) : ''}
        for (int k = 0; k < ${depth}; k += 2) {
          vec4 x = ${gain ? NORMALISED : 'getX(at[0], k)'};
          vec4 weight = getWeight(k, at[1]);
          result += x.rrbb * weight.rgrg + x.ggaa * weight.baba;
        }
        ${bias ? 'result += getBias(at[1]).rgrg;' : ''}
        ${relu ? 'result = max(result, 0.0);' : ''}
        ${residual ? 'result += getResidual(at[0], at[1]);' : ''}
      `,
    });
  },
);
