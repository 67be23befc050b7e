import { type Batch } from './batches';

/** A batch, or the part of it that one worker learns from. */
export interface BatchShare extends Batch {
  /** Rows of the whole batch before this share. */
  rowOffset: number;
}

/**
 * Cuts a batch between sequences into `count` shares of about the same number of rows; fewer where there are not
 * enough sequences. What a row may see and is asked stays as it was.
 */
export function splitBatch(batch: Batch, count: number): BatchShare[] {
  const rows = batch.inputs.length;
  const bounds = [0];
  for (let share = 1; share < count; share++) {
    let bound = Math.max(bounds.at(-1)! + 1, Math.round((rows * share) / count));
    while (bound < rows && batch.positions[bound] !== 0) bound++;
    if (bound < rows) bounds.push(bound);
  }
  bounds.push(rows);
  return bounds.slice(0, -1).map((start, share) => rowsOf(batch, start, bounds[share + 1]!));
}

function rowsOf(batch: Batch, start: number, end: number): BatchShare {
  const asked = [...batch.queries.keys()].filter(
    (question) => batch.queries[question]! >= start && batch.queries[question]! < end,
  );
  return {
    rowOffset: start,
    earlier: batch.earlier.slice(sequencesBefore(batch, start), sequencesBefore(batch, end)),
    inputs: batch.inputs.slice(start, end),
    positions: batch.positions.slice(start, end),
    signals: batch.signals.slice(start, end),
    queries: Int32Array.from(asked, (question) => batch.queries[question]! - start),
    targets: Int32Array.from(asked, (question) => batch.targets[question]!),
    weights: Float32Array.from(asked, (question) => batch.weights[question]!),
  };
}

function sequencesBefore({ positions }: Batch, row: number): number {
  return positions.subarray(0, row).reduce((count, position) => count + (position === 0 ? 1 : 0), 0);
}
