import { INDEX_BASE, TAKE_ROWS } from '../../../../models/ops/uploadedRows';
import { expectEven, ownRowCode, packedKernel } from './packedProgram';

/** One draw call. */
export const takeRowsKernel = packedKernel<'table' | 'rows'>(TAKE_ROWS, ({ inputs, draw }) => {
  const columns = inputs.table.shape[1]!;
  expectEven('number of columns', columns);
  return draw({
    inputs,
    shape: [inputs.rows.shape[0]!, columns],
    functions: `
      vec2 take(vec2 parts, int column) {
        int row = int(parts.r + 0.5) * ${INDEX_BASE} + int(parts.g + 0.5);
        return ${ownRowCode('row', 'getTable(row, column)')};
      }
    `,
    code: `
      vec4 parts = getRows(at[0], 0);
      result = vec4(take(parts.rg, at[1]), take(parts.ba, at[1]));
    `,
  });
});
