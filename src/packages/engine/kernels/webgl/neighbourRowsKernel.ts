import { NEIGHBOUR_ROWS } from '../../../../models/ops/neighbourRows';
import { POSITION_COLUMN } from '../../../../models/ops/uploadedRows';
import { matrixShape } from '../matrixShape';
import { expectEven, ownRowCode, packedKernel } from './packedProgram';

/** One draw call. `positions` are rows in packed form, see `UploadedRows`. */
export const neighbourRowsKernel = packedKernel<'x' | 'positions', 'distance'>(
  NEIGHBOUR_ROWS,
  ({ inputs, attributes: { distance }, draw }) => {
    const [rows, columns] = matrixShape(inputs.x);
    expectEven('number of columns', columns);
    return draw({
      inputs,
      shape: [rows, 3 * columns],
      uniforms: { rows: { type: 'int', value: rows }, distance: { type: 'int', value: distance } },
      functions: `
        float positionOf(int row) {
          return ${ownRowCode('row', `getPositions(row, ${POSITION_COLUMN})`)}.r;
        }
        vec2 neighbour(int row, int column) {
          int by = column < ${columns} ? -distance : (column < ${2 * columns} ? 0 : distance);
          int other = row + by;
          // Rows of one sequence are as far from each other as their positions are.
          if (other < 0 || other >= rows || abs(positionOf(other) - positionOf(row) - float(by)) > 0.5) return vec2(0.0);
          int own = column < ${columns} ? column : (column < ${2 * columns} ? column - ${columns} : column - ${2 * columns});
          return ${ownRowCode('other', 'getX(other, own)')};
        }
      `,
      code: 'result = vec4(neighbour(at[0], at[1]), neighbour(at[0] + 1, at[1]));',
    });
  },
);
