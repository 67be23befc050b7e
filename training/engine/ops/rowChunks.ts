import { addN, concat, tidy, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';

/** Numbers of one chunk of logits: 16 MB. */
const CHUNK_FLOATS = 4 << 20;

export interface Chunk {
  start: number;
  rows: number;
}

/** Splits `rows` rows of logits, each `width` wide, so that no more than one chunk of them is in memory. */
export function rowChunks(rows: number, width: number): Chunk[] {
  const step = Math.max(1, Math.floor(CHUNK_FLOATS / Math.max(1, width)));
  const count = Math.ceil(rows / step);
  return Array.from({ length: count }, (_, i) => ({
    start: i * step,
    rows: Math.min(step, rows - i * step),
  }));
}

/** What one chunk of rows gives: parts to be laid one after the other, and terms to be added up. */
export type ChunkResult = { parts: Tensor2D[]; terms: Tensor[] };

/** Computes chunk after chunk, freeing each one's intermediate tensors. The caller's tidy owns the results. */
export function overChunks(chunks: Chunk[], compute: (chunk: Chunk) => ChunkResult): ChunkResult {
  const parts: Tensor2D[][] = [];
  let terms: Tensor[] = [];
  for (const chunk of chunks) {
    const { added, made } = tidy(() => {
      const result = compute(chunk);
      return {
        made: result.parts,
        added: result.terms.map((term, i) => (terms[i] ? addN([terms[i], term]) : term)),
      };
    });
    terms.forEach((term) => term.dispose());
    terms = added;
    made.forEach((part, i) => (parts[i] ??= []).push(part));
  }
  return { parts: parts.map((list) => (list.length === 1 ? list[0]! : concat(list, 0))), terms };
}
