import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { TextureUsage } from '@tensorflow/tfjs-backend-webgl/dist/tex_util';
import { env, type KernelConfig } from '@tensorflow/tfjs-core';
import { UNIT_TABLE, type UnitTableAttributes } from '../../../../models/ops/unitTable';
import { float, isOddCode, runPacked } from './packedProgram';

/**
 * The bytes go up as they are, a quarter of what floats take, and one draw call makes floats of them. A texel holds four columns
 * of one row, and a row's texels lie side by side.
 */
export const unitTableKernel: KernelConfig = {
  kernelName: UNIT_TABLE,
  backendName: 'webgl',
  kernelFunc({ attrs, backend }) {
    const { integers, zero, rows, columns } = attrs as unknown as UnitTableAttributes;
    if (columns % 4 !== 0) throw new RangeError(`${UNIT_TABLE}: expected columns in fours, got ${columns}`);
    const webgl = backend as MathBackendWebGL;
    const texels = columns / 4;
    const rowsAside = Math.max(1, Math.round(Math.sqrt(rows / texels)));
    const [width, height] = [rowsAside * texels, Math.ceil(rows / rowsAside)];
    const bytes = webgl.makeTensorInfo([rows, columns], 'float32');
    // As tfjs uploads the pixels of an image.
    const usage = TextureUsage.PIXELS;
    Object.assign(webgl.texData.get(bytes.dataId), { usage, texShape: [height, width], isPacked: true });
    webgl.gpgpu.uploadDenseMatrixToTexture(webgl.getTexture(bytes.dataId), width, height, integers);
    const table = runPacked(webgl, {
      inputs: { bytes },
      shape: [rows, columns],
      functions: `
        vec4 texelOf(int row, int texel) {
          int down = row / ${rowsAside};
          vec2 place = vec2(float((row - down * ${rowsAside}) * ${texels} + texel), float(down)) + 0.5;
          vec2 size = vec2(${float(width)}, ${float(height)});
          return ${env().getNumber('WEBGL_VERSION') === 2 ? 'texture' : 'texture2D'}(bytes, place / size) * 255.0 - ${float(zero)};
        }
        vec2 take(int row, int column) {
          float squared = 0.0;
          for (int texel = 0; texel < ${texels}; texel++) {
            vec4 value = texelOf(row, texel);
            squared += dot(value, value);
          }
          vec4 own = texelOf(row, column / 4);
          vec2 pair = ${isOddCode('(column / 2)')} ? own.ba : own.rg;
          return pair * inversesqrt(squared + 1.0 - step(1e-30, squared));
        }
      `,
      code: 'result = vec4(take(at[0], at[1]), take(at[0] + 1, at[1]));',
    });
    webgl.disposeIntermediateTensorInfo(bytes);
    return table;
  },
};
