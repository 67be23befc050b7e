/**
 * How a table of item vectors that lies in a file in 8 bits gets to the GPU: decoded by the processor, as the engine does it;
 * as bytes that one draw call widens into floats; as bytes that stay bytes and are widened within each product.
 */
export const WAYS = ['decoded', 'widened', 'stored'] as const;
export type Way = (typeof WAYS)[number];

export const ITEM_COUNTS = [3000, 12_000] as const;
export const DIMENSION = 64;
export const ROUNDS = 15;

export interface ItemTableFigures {
  /** Of the table and what belongs to it. */
  uploadBytes: number;
  /** Textures that the backend keeps, in use or for reuse. */
  gpuBytes: number;
  /** From the file's bytes to the first scores, with the programs that this takes. */
  firstMs: number;
  medianMs: number;
}

export interface ItemTableMeasured extends Omit<ItemTableFigures, 'medianMs'> {
  scores: number[];
  timesMs: number[];
}
