import { type BackendRefusal } from '../../inference/engine';

export type ScoreFault = Pick<BackendRefusal, 'reason' | 'detail'>;

/**
 * What is known to go wrong on phones although no call fails: NaN (masks that overflow 16-bit floats) and
 * zeros (textures that the driver cannot draw to).
 */
export function findFault(values: Float32Array): ScoreFault | undefined {
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) return { reason: 'not-a-number', detail: `output ${broken} is ${values[broken]}` };
  if (values.every((value) => value === 0)) {
    return { reason: 'all-zero', detail: `all ${values.length} outputs are 0` };
  }
  return undefined;
}

/** Compares with what training recorded, by the largest absolute difference. */
export function compareScores(
  scores: Float32Array,
  expected: readonly number[],
  tolerance: number,
): ScoreFault | undefined {
  if (scores.length !== expected.length) {
    return { reason: 'out-of-tolerance', detail: `${scores.length} scores, expected ${expected.length}` };
  }
  const largest = expected.reduce(
    (soFar, value, index) => Math.max(soFar, Math.abs(value - scores[index]!)),
    0,
  );
  if (largest <= tolerance) return undefined;
  const difference = largest.toPrecision(3);
  return { reason: 'out-of-tolerance', detail: `largest difference ${difference}, allowed ${tolerance}` };
}
