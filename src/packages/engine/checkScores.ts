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

/** The answer to a history that ends with an item of this vector. */
export interface EarlierAnswer {
  values: Float32Array;
  lastVector: Float32Array;
}

/**
 * Finds a GPU that draws no more without saying so: its textures then hold what an earlier score left in them. Histories that
 * end with the same vector may have the same answer.
 */
export function findStaleness(
  answer: EarlierAnswer,
  before: EarlierAnswer | undefined,
): ScoreFault | undefined {
  if (!before || isEqual(answer.lastVector, before.lastVector)) return undefined;
  if (!isEqual(answer.values, before.values)) return undefined;
  return {
    reason: 'unchanged',
    detail: `all ${answer.values.length} outputs are those of another history`,
  };
}

function isEqual(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
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
