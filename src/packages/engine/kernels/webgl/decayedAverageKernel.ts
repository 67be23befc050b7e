import { DECAYED_AVERAGE } from '../../../../models/ops/decayedAverage';
import { matrixShape } from '../matrixShape';
import { expectEven, packedKernel } from './packedProgram';
import { addPastCode, evenWindow, IS_SEEN, oldestCode } from './sequenceCode';

/** One draw call: every output walks back through its own sequence. */
export const decayedAverageKernel = packedKernel<'x' | 'decay' | 'positions'>(
  DECAYED_AVERAGE,
  ({ inputs, draw }) => {
    const { x, decay, positions } = inputs;
    const window = decay.shape[0]!;
    expectEven('number of columns', x.shape[1]!);
    return draw({
      inputs,
      shape: matrixShape(x),
      code: `
        ${oldestCode(positions, window)}
        for (int age = 0; age < ${evenWindow(window)}; age += 2) {
          vec4 weights = exp(getDecay(age).rgrg) * ${IS_SEEN};
          ${addPastCode((row) => `getX(${row}, at[1])`)}
        }
      `,
    });
  },
);
