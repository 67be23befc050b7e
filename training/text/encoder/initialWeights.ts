import { ENCODER } from '../../../src/models/text/encoder/encoderShapes';
import { type SeededRandom } from '../../random/seededRandom';
import { type ParameterValues } from '../../train/initialParameters';

const CHARACTER_DEVIATION = 0.1;

/**
 * Weights to begin with: matrices keep the variance of what passes a rectifier (He et al. 2015), gains are 1, offsets 0.
 */
export function initialWeights(
  shapes: Readonly<Record<string, number[]>>,
  random: SeededRandom,
): Record<string, ParameterValues> {
  const normal = (size: number, deviation: number) =>
    Float32Array.from({ length: size }, () => random.normal() * deviation);
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const size = shape.reduce((product, length) => product * length, 1);
      if (name === ENCODER.characters) return [name, { shape, values: normal(size, CHARACTER_DEVIATION) }];
      if (shape.length === 2) {
        return [name, { shape, values: normal(size, Math.sqrt(2 / shape[0]!)) }];
      }
      const isGain = name.endsWith('gain');
      return [name, { shape, values: new Float32Array(size).fill(isGain ? 1 : 0) }];
    }),
  );
}
