import { COMPARE_ROW } from '../../../../models/ops/compareRow';
import { matrixShape } from '../matrixShape';
import { expectEven, ownRowCode, packedKernel } from './packedProgram';

/** One draw call; every output texel compares two items. */
export const compareRowKernel = packedKernel<'x' | 'items', 'row'>(
  COMPARE_ROW,
  ({ inputs, attributes: { row }, draw }) => {
    const [itemCount, columns] = matrixShape(inputs.items);
    expectEven('number of columns', columns);
    return draw({
      inputs,
      shape: [1, itemCount],
      uniforms: { row: { type: 'int', value: row } },
      code: `
        for (int k = 0; k < ${columns}; k += 2) {
          vec2 query = ${ownRowCode('row', 'getX(row, k)')};
          vec4 item = getItems(at[1], k);
          result.rg += vec2(dot(query, item.rg), dot(query, item.ba));
        }
      `,
    });
  },
);
