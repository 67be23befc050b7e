import * as v from 'valibot';
import { Count, Id, MinorUnits } from './scalars';

const Text = v.pipe(v.string(), v.minLength(1), v.maxLength(120));

export const MAX_VARIANTS = 100;

/** One version of an item that is sold by itself, such as a size or a colour, with its own price and stock. */
export const ItemVariant = v.object({
  variantId: Id,
  /** What tells it from its siblings (`尺码`: `M`); the variants of one item have the same names, in one order. */
  options: v.pipe(v.array(v.object({ name: Text, value: Text })), v.minLength(1), v.maxLength(4)),
  priceMinor: MinorUnits,
  stock: Count,
});
export type ItemVariant = v.InferOutput<typeof ItemVariant>;

/** The variants of one item: each id once. */
export const ItemVariants = v.pipe(
  v.array(ItemVariant),
  v.minLength(1),
  v.maxLength(MAX_VARIANTS),
  v.check(
    (variants) => new Set(variants.map(({ variantId }) => variantId)).size === variants.length,
    'expected each variantId once',
  ),
);
