import { type MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { TextureUsage } from '@tensorflow/tfjs-backend-webgl/dist/tex_util';
import {
  backend,
  engine,
  memory,
  tensor2d,
  type Tensor,
  type Tensor2D,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { createRandom } from '../../../src/inference/testing/sampleArtifact';
import { compareRow } from '../../../src/models/ops/compareRow';
import { unitRows } from '../../../src/models/recommender/unitRows';
import { runPacked, ownRowCode } from '../../../src/packages/engine/kernels/webgl/packedProgram';
import { openWebgl } from '../../../src/packages/engine/openBackend';
import { registerKernels } from '../../../src/packages/engine/registerKernels';
import { countedGraphics } from '../../browser/countedGraphics';
import { countsSince } from '../../browser/countGraphics';
import { DIMENSION, type ItemTableMeasured, ROUNDS, type Way } from './itemTableSetup';

/** Of the shipped model: integers stand for (integer − ZERO) · SCALE. */
const SCALE = 0.0038;
const ZERO = 128;
/** A texel holds four columns of one item. */
const TEXELS = DIMENSION / 4;

interface ByteTable {
  bytes: TensorInfo;
  /** [1, N] what an item's texels are multiplied by: SCALE, over the item's length. */
  scales: Tensor2D;
  /** GLSL of `vec4 texelOf(int item, int column)`, four columns from there on, of bytes minus ZERO. */
  code: string;
}

/** Every item's texels lie side by side, so that a product goes along them without finding each place anew. */
function uploadBytes(table: Uint8Array, itemCount: number, webglVersion: 1 | 2): ByteTable {
  const webgl = backend() as MathBackendWebGL;
  const itemsPerRow = Math.ceil(Math.sqrt(itemCount / TEXELS));
  const [width, height] = [itemsPerRow * TEXELS, Math.ceil(itemCount / itemsPerRow)];
  const bytes = webgl.makeTensorInfo([itemCount, DIMENSION], 'float32');
  Object.assign(webgl.texData.get(bytes.dataId), {
    usage: TextureUsage.PIXELS,
    texShape: [height, width],
    isPacked: true,
  });
  const texture = webgl.getTexture(bytes.dataId);
  webgl.gpgpu.uploadDenseMatrixToTexture(texture, width, height, table);
  const scales = new Float32Array(itemCount);
  for (let item = 0; item < itemCount; item += 1) {
    let squared = 0;
    for (let at = item * DIMENSION; at < (item + 1) * DIMENSION; at += 1) squared += (table[at]! - ZERO) ** 2;
    scales[item] = squared > 0 ? 1 / Math.sqrt(squared) : 0;
  }
  const code = `
    vec4 texelOf(int item, int column) {
      int row = item / ${itemsPerRow};
      int texel = (item - row * ${itemsPerRow}) * ${TEXELS} + column / 4;
      vec2 place = vec2(float(texel) + 0.5, float(row) + 0.5) / vec2(${width}.0, ${height}.0);
      return ${webglVersion === 2 ? 'texture' : 'texture2D'}(bytes, place) * 255.0 - ${ZERO}.0;
    }
  `;
  return { bytes, scales: tensor2d(scales, [1, itemCount]), code };
}

function widen({ bytes, scales, code }: ByteTable): Tensor2D {
  const items = runPacked(backend(), {
    inputs: { bytes, scales },
    shape: bytes.shape as [number, number],
    functions: code,
    code: `
      bool isSecondHalf = at[1] - (at[1] / 4) * 4 == 2;
      vec4 one = texelOf(at[0], at[1]);
      vec4 other = texelOf(at[0] + 1, at[1]);
      vec2 scale = getScales(0, at[0]).rg;
      result = vec4((isSecondHalf ? one.ba : one.rg) * scale.r, (isSecondHalf ? other.ba : other.rg) * scale.g);
    `,
  });
  return engine().makeTensorFromTensorInfo(items) as Tensor2D;
}

function compareWithBytes(x: Tensor2D, { bytes, scales, code }: ByteTable): Tensor {
  const cosines = runPacked(backend(), {
    inputs: { x, bytes, scales },
    shape: [1, bytes.shape[0]!],
    uniforms: { row: { type: 'int', value: 0 } },
    functions: code,
    code: `
      for (int k = 0; k < ${DIMENSION}; k += 4) {
        vec4 query = vec4(${ownRowCode('row', 'getX(row, k)')}, ${ownRowCode('row', 'getX(row, k + 2)')});
        result.rg += vec2(dot(query, texelOf(at[1], k)), dot(query, texelOf(at[1] + 1, k)));
      }
      result.rg *= getScales(0, at[1]).rg;
    `,
  });
  return engine().makeTensorFromTensorInfo(cosines);
}

async function measure(way: Way, itemCount: number, webglVersion: 1 | 2): Promise<ItemTableMeasured> {
  const { graphics, readCounts } = countedGraphics(webglVersion);
  registerKernels();
  await openWebgl({ graphics, nowMs: () => 0, isWechat: false });
  const random = createRandom(1);
  const table = Uint8Array.from({ length: itemCount * DIMENSION }, () => Math.floor(random() * 256));
  const direction = Float32Array.from({ length: DIMENSION }, () => random() - 0.5);
  const x = tensor2d(unitRows(direction, DIMENSION), [1, DIMENSION]);

  const before = readCounts();
  const startMs = performance.now();
  let rank: () => Tensor;
  if (way === 'decoded') {
    const decoded = Float32Array.from(table, (integer) => integer * SCALE - ZERO * SCALE);
    const items = tensor2d(unitRows(decoded, DIMENSION), [itemCount, DIMENSION]);
    rank = () => compareRow(x, 0, items);
  } else {
    const stored = uploadBytes(table, itemCount, webglVersion);
    if (way === 'widened') {
      const items = widen(stored);
      (backend() as MathBackendWebGL).disposeData(stored.bytes.dataId);
      rank = () => compareRow(x, 0, items);
    } else rank = () => compareWithBytes(x, stored);
  }
  const score = async () => {
    const cosines = rank();
    const values = Array.from(await cosines.data());
    cosines.dispose();
    return values;
  };
  const scores = await score();
  const firstMs = performance.now() - startMs;
  const { uploadBytes: bytesUp } = countsSince(before, readCounts());
  const timesMs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const roundMs = performance.now();
    await score();
    timesMs.push(performance.now() - roundMs);
  }
  const { numBytesInGPUAllocated } = memory() as ReturnType<MathBackendWebGL['memory']>;
  return { scores, uploadBytes: bytesUp, gpuBytes: numBytesInGPUAllocated, firstMs, timesMs };
}

(globalThis as unknown as { measure: typeof measure }).measure = measure;
