import { READ_SIGNALS } from '../../../../models/ops/readSignals';
import { POSITION_COLUMN } from '../../../../models/ops/uploadedRows';
import { matrixShape } from '../matrixShape';
import { expectEven, isOddCode, ownRowCode, packedKernel } from './packedProgram';

/** One draw call instead of five. */
export const readSignalsKernel = packedKernel<'x' | 'rows' | 'gain' | 'offset'>(
  READ_SIGNALS,
  ({ inputs, draw }) => {
    const shape = matrixShape(inputs.x);
    expectEven('number of columns', shape[1]);
    return draw({
      inputs,
      shape,
      functions: `
        vec2 read(vec2 x, float fact, int column) {
          int signal = int(fact + 0.5);
          vec2 gains = getGain(signal).rg;
          float gain = ${isOddCode('signal')} ? gains.g : gains.r;
          return x * exp(gain) + ${ownRowCode('signal', 'getOffset(signal, column)')};
        }
      `,
      code: `
        vec4 x = getX(at[0], at[1]);
        vec2 signals = getRows(at[0], ${POSITION_COLUMN}).ga;
        result = vec4(read(x.rg, signals.r, at[1]), read(x.ba, signals.g, at[1]));
      `,
    });
  },
);
