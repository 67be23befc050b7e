import * as v from 'valibot';

const Size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** How the numbers lie in the file. Integers stand for `value · scale + min`. */
const Quantization = v.variant('dtype', [
  v.object({
    dtype: v.picklist(['uint8', 'uint16']),
    scale: v.pipe(v.number(), v.finite()),
    min: v.pipe(v.number(), v.finite()),
  }),
  v.object({ dtype: v.literal('float16') }),
]);
export type Quantization = v.InferOutput<typeof Quantization>;

export const WeightEntry = v.object({
  name: v.pipe(v.string(), v.minLength(1)),
  shape: v.array(Size),
  dtype: v.picklist(['float32', 'int32']),
  quantization: v.optional(Quantization),
});
export type WeightEntry = v.InferOutput<typeof WeightEntry>;

/**
 * The part of tfjs' `model.json` that says where each weight lies: `weights.bin` holds the entries one
 * after the other, little-endian, without gaps. `io.decodeWeights` of tfjs-core reads the same bytes.
 */
export const WeightModel = v.object({
  format: v.picklist(['zhanggui-recommender', 'zhanggui-text-classifier', 'zhanggui-text-encoder']),
  weightsManifest: v.tuple([v.object({ paths: v.tuple([v.string()]), weights: v.array(WeightEntry) })]),
});
export type WeightModel = v.InferOutput<typeof WeightModel>;

export function bytesPerNumber({ quantization }: WeightEntry): number {
  if (quantization === undefined) return 4;
  return quantization.dtype === 'uint8' ? 1 : 2;
}

export function sizeOfShape(shape: readonly number[]): number {
  return shape.reduce((size, length) => size * length, 1);
}
