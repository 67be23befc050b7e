import { type WeightEntry, type WeightModel } from '../../src/models/weights/weightManifest';
import { encodeFloat16 } from './encodeFloat16';

/** One weight to write: its numbers, and how many bits each gets. */
export interface WeightToEncode {
  name: string;
  shape: number[];
  values: Float32Array | Int32Array;
  /** `signed-uint8` holds 0 exactly: what stands for absence shall add nothing. */
  storage: 'float32' | 'int32' | 'float16' | 'uint16' | 'uint8' | 'signed-uint8';
  /** The grid of 8 bits to write on, instead of the one that fits best; what lies outside goes to its edge. */
  grid?: ByteGrid | undefined;
  /** The numbers on that grid, where they are known already. */
  integers?: Uint8Array | undefined;
}

/** value ≈ integer · scale + min */
export interface ByteGrid {
  scale: number;
  min: number;
}

export interface EncodedWeights {
  /** Content of `model.json`. */
  model: WeightModel;
  /** Content of `weights.bin`. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** Writes weights in tfjs' format, quantised as asked. The inverse is `decodeWeights`. */
export function encodeWeights(
  weights: readonly WeightToEncode[],
  format: WeightModel['format'] = 'zhanggui-recommender',
): EncodedWeights {
  const encoded = weights.map(encodeWeight);
  const size = encoded.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const all = new Uint8Array(size);
  let offset = 0;
  for (const { bytes } of encoded) {
    all.set(bytes, offset);
    offset += bytes.byteLength;
  }
  const entries = encoded.map(({ entry }) => entry);
  return {
    model: {
      format,
      weightsManifest: [{ paths: ['weights.bin'], weights: entries }],
    },
    bytes: all,
  };
}

function encodeWeight(weight: WeightToEncode): { entry: WeightEntry; bytes: Uint8Array } {
  const { name, shape, values, storage } = weight;
  const dtype = values instanceof Int32Array ? 'int32' : 'float32';
  const plain: WeightEntry = { name, shape, dtype };
  switch (storage) {
    case 'float32':
    case 'int32':
      return { entry: plain, bytes: bytesOf(values) };
    case 'float16':
      return {
        entry: { ...plain, quantization: { dtype: 'float16' } },
        bytes: bytesOf(encodeFloat16(Float32Array.from(values))),
      };
    case 'signed-uint8':
      return encodeSigned(plain, values);
    default:
      return weight.grid && storage === 'uint8' && dtype === 'float32'
        ? encodeOnGrid(plain, weight.integers ?? integersOnGrid(values, weight.grid), weight.grid)
        : encodeAffine(plain, values, storage);
  }
}

/** value ≈ integer · scale + min. Integers keep their value exactly: their scale is 1 and their minimum 0. */
function encodeAffine(plain: WeightEntry, values: Float32Array | Int32Array, dtype: 'uint8' | 'uint16') {
  const levels = dtype === 'uint8' ? 255 : 65_535;
  const isInteger = plain.dtype === 'int32';
  let min = isInteger ? 0 : Infinity;
  let max = -Infinity;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (isInteger && (min < 0 || max > levels)) throw new RangeError(`${plain.name}: does not fit ${dtype}`);
  if (values.length === 0) min = max = 0;
  const scale = isInteger ? 1 : (max - min) / levels || 1;
  const integers = Float64Array.from(values, (value) => Math.round((value - min) / scale));
  return {
    entry: { ...plain, quantization: { dtype, scale, min } },
    bytes: bytesOf(dtype === 'uint8' ? Uint8Array.from(integers) : Uint16Array.from(integers)),
  };
}

function encodeOnGrid(plain: WeightEntry, integers: Uint8Array, { scale, min }: ByteGrid) {
  return { entry: { ...plain, quantization: { dtype: 'uint8' as const, scale, min } }, bytes: integers };
}

/** The nearest point of a grid of 8 bits for each number. */
export function integersOnGrid(values: ArrayLike<number>, { scale, min }: ByteGrid): Uint8Array {
  return Uint8Array.from(values, (value) => Math.min(255, Math.max(0, Math.round((value - min) / scale))));
}

/** value ≈ (integer − 128) · scale, both signs alike. */
function encodeSigned(plain: WeightEntry, values: Float32Array | Int32Array) {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  const scale = largest / 127 || 1;
  return {
    entry: { ...plain, quantization: { dtype: 'uint8' as const, scale, min: -128 * scale } },
    bytes: Uint8Array.from(values, (value) => Math.round(value / scale) + 128),
  };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
