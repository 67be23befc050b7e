import { seededRandom } from '../../../training/random/seededRandom';
import { REFERENCE, type ReferenceBatch } from './referenceNetwork';

/** A batch of random items, each followed by a fixed other one, so that there is something to learn. */
export function referenceBatch(step: number, items: number = REFERENCE.items): ReferenceBatch {
  const { batch, length } = REFERENCE;
  const random = seededRandom(step);
  const rows = batch * length;
  const drawn = Int32Array.from({ length: rows }, () => random.below(items));
  return {
    items: drawn,
    positions: Int32Array.from({ length: rows }, (_, row) => row % length),
    targets: drawn.map((item) => (item * 7 + 1) % items),
    rowsBefore: 0,
    totalRows: rows,
    seed: 1000 * step,
  };
}

/** The batch in `parts` of whole sequences. */
export function splitBatch(whole: ReferenceBatch, parts: number): ReferenceBatch[] {
  const { length } = REFERENCE;
  const sequences = whole.items.length / length;
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * sequences) / parts) * length;
    const to = Math.floor(((part + 1) * sequences) / parts) * length;
    const rows = (values: Int32Array) => values.slice(from, to);
    return {
      ...whole,
      items: rows(whole.items),
      positions: rows(whole.positions),
      targets: rows(whole.targets),
      rowsBefore: whole.rowsBefore + from,
    };
  });
}
