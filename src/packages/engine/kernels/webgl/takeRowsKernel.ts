import { INDEX_BASE, TAKE_ROWS } from '../../../../models/ops/takeRows';
import { expectEven, packedKernel } from './packedProgram';

/** One draw call. */
export const takeRowsKernel = packedKernel<'table' | 'numbers'>(TAKE_ROWS, ({ inputs, draw }) => {
  const columns = inputs.table.shape[1]!;
  expectEven('number of columns', columns);
  return draw({
    inputs,
    shape: [inputs.numbers.shape[0]!, columns],
    functions: `
      vec2 rowOfTable(vec2 parts, int column) {
        int row = int(parts.r + 0.5) * ${INDEX_BASE} + int(parts.g + 0.5);
        vec4 texel = getTable(row, column);
        bool isOdd = row - (row / 2) * 2 == 1;
        return isOdd ? texel.ba : texel.rg;
      }
    `,
    code: `
      vec4 parts = getNumbers(at[0], 0);
      result = vec4(rowOfTable(parts.rg, at[1]), rowOfTable(parts.ba, at[1]));
    `,
  });
});
