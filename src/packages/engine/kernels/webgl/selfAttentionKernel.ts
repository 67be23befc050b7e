import { type TensorInfo } from '@tensorflow/tfjs-core';
import { SELF_ATTENTION } from '../../../../models/ops/selfAttention';
import { NEVER } from '../../../../models/ops/windowAttention';
import { matrixShape } from '../matrixShape';
import { expectEven, float, ownRowCode, packedKernel, type PackedProgram } from './packedProgram';
import { NORMALISED, rowNormCode } from './rowNormCode';
import { addPastCode, evenWindow, IS_SEEN, oldestCode, rowBefore } from './sequenceCode';

type Input = 'x' | 'gain' | 'offset' | 'query' | 'key' | 'value' | 'ageBias' | 'positions';
type Inputs = Record<Input, TensorInfo>;

/** Three draw calls: queries, keys and values side by side; the logits of every row, head and age; the weighted values. */
export const selfAttentionKernel = packedKernel<Input, 'heads' | 'epsilon'>(
  SELF_ATTENTION,
  ({ inputs, attributes: { heads, epsilon }, draw, release }) => {
    const dimension = inputs.x.shape[1]!;
    if (dimension % heads !== 0) {
      throw new RangeError(`selfAttention: ${heads} heads do not divide ${dimension} columns`);
    }
    expectEven('width of a head', dimension / heads);
    const projected = draw(projections(inputs, epsilon));
    const logits = draw(attentionLogits(inputs, projected, heads));
    const attended = draw(weightedValues(projected, logits, heads, inputs.ageBias.shape[1]!));
    release(projected);
    release(logits);
    return attended;
  },
);

/** [P, 3 D] */
function projections({ x, gain, offset, query, key, value }: Inputs, epsilon: number): PackedProgram {
  const [rows, dimension] = matrixShape(x);
  const product = (name: string) => `
    for (int k = 0; k < ${dimension}; k += 2) {
      vec4 seen = ${NORMALISED};
      vec4 weight = ${name}(k, column);
      result += seen.rrbb * weight.rgrg + seen.ggaa * weight.baba;
    }
  `;
  return {
    inputs: { x, gain, offset, query, key, value },
    shape: [rows, 3 * dimension],
    code: `
      ${rowNormCode(dimension, epsilon)}
      int column = at[1];
      if (column < ${dimension}) {
        ${product('getQuery')}
      } else if (column < ${2 * dimension}) {
        column -= ${dimension};
        ${product('getKey')}
      } else {
        column -= ${2 * dimension};
        ${product('getValue')}
      }
    `,
  };
}

/** [P, H · L], L rounded up to a pair: for each head the ages from 0. What a row does not see has the logit `NEVER`. */
function attentionLogits(
  { ageBias, positions }: Inputs,
  projected: TensorInfo,
  heads: number,
): PackedProgram {
  const [rows, tripled] = matrixShape(projected);
  const dimension = tripled / 3;
  const width = dimension / heads;
  const window = ageBias.shape[1]!;
  const ages = evenWindow(window);
  return {
    inputs: { projected, ageBias, positions },
    shape: [rows, heads * ages],
    code: `
      int head = at[1] / ${ages};
      int age = at[1] - head * ${ages};
      ${oldestCode(positions, window)}
      int past = ${rowBefore('age')};
      int beyond = ${rowBefore('(age + 2)')};
      for (int k = 0; k < ${width}; k += 2) {
        int column = head * ${width} + k;
        vec4 query = getProjected(at[0], column);
        vec4 pastKey = getProjected(past, ${dimension} + column);
        vec4 beyondKey = getProjected(beyond, ${dimension} + column);
        result += vec4(
          dot(query.rg, pastKey.rg), dot(query.rg, beyondKey.ba),
          dot(query.ba, pastKey.ba), dot(query.ba, pastKey.rg)
        );
      }
      vec2 bias = ${ownRowCode('head', 'getAgeBias(head, age)')};
      vec4 logits = result * ${float(1 / Math.sqrt(width))} + bias.rgrg;
      vec4 isSeen = ${IS_SEEN};
      // Not mix(): where it is computed as a + t (b - a), the large number takes the digits of the small one.
      result = logits * isSeen + ${float(NEVER)} * (1.0 - isSeen);
    `,
  };
}

/** [P, D]: softmax of each row's logits, times the values. */
function weightedValues(
  projected: TensorInfo,
  logits: TensorInfo,
  heads: number,
  window: number,
): PackedProgram {
  const [rows, tripled] = matrixShape(projected);
  const dimension = tripled / 3;
  const ages = evenWindow(window);
  return {
    inputs: { projected, logits },
    shape: [rows, dimension],
    code: `
      int first = (at[1] / ${dimension / heads}) * ${ages};
      vec2 highest = vec2(${float(NEVER)});
      for (int age = 0; age < ${ages}; age += 2) {
        vec4 logits = getLogits(at[0], first + age);
        highest = max(highest, max(logits.rb, logits.ga));
      }
      vec2 total = vec2(0.0);
      for (int age = 0; age < ${ages}; age += 2) {
        vec4 weights = exp(getLogits(at[0], first + age) - highest.rrgg);
        total += weights.rb + weights.ga;
        ${addPastCode((row) => `getProjected(${row}, ${2 * dimension} + at[1])`)}
      }
      result /= total.rrgg;
    `,
  };
}
