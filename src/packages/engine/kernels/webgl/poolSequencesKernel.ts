import { POOL_SEQUENCES } from '../../../../models/ops/poolSequences';
import { INDEX_BASE } from '../../../../models/ops/uploadedRows';
import { expectEven, ownRowCode, packedKernel } from './packedProgram';

/** WebGL 1 wants to know how often a loop turns at most; it ends with the longest sequence. */
const MOST_ROWS = 4096;

/** One draw call. `offsets` are spans in packed form, see `poolSequences`. */
export const poolSequencesKernel = packedKernel<'x' | 'offsets', 'longest'>(
  POOL_SEQUENCES,
  ({ inputs, attributes: { longest }, draw }) => {
    const [sequences, columns] = [inputs.offsets.shape[0]!, inputs.x.shape[1]!];
    expectEven('number of columns', columns);
    if (longest > MOST_ROWS) throw new RangeError(`a sequence has ${longest} rows, at most ${MOST_ROWS} go`);
    return draw({
      inputs,
      shape: [sequences, 2 * columns],
      uniforms: { longest: { type: 'int', value: longest } },
      functions: `
        vec2 pool(vec2 parts, float size, int column) {
          int first = int(parts.r + 0.5) * ${INDEX_BASE} + int(parts.g + 0.5);
          int length = int(size + 0.5);
          int own = column < ${columns} ? column : column - ${columns};
          vec2 greatest = vec2(0.0);
          vec2 sum = vec2(0.0);
          for (int step = 0; step < ${MOST_ROWS}; step++) {
            if (step >= longest) break;
            if (step >= length) break;
            int row = first + step;
            vec2 value = ${ownRowCode('row', 'getX(row, own)')};
            greatest = step == 0 ? value : max(greatest, value);
            sum += value;
          }
          return column < ${columns} ? greatest : sum / max(size, 1.0);
        }
      `,
      code: `
        vec4 parts = getOffsets(at[0], 0);
        vec4 sizes = getOffsets(at[0], 2);
        result = vec4(pool(parts.rg, sizes.r, at[1]), pool(parts.ba, sizes.b, at[1]));
      `,
    });
  },
);
