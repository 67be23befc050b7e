import { seededRandom } from '../../../training/random/seededRandom';
import { referenceShapes } from './referenceNetwork';

/** Values of every parameter in the order of `referenceShapes`: gains 1, biases 0, the rest small and random. */
export function initialValues(items: number): Float32Array[] {
  const random = seededRandom(1);
  return referenceShapes(items).map(([name, shape]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const spread = name === 'items' || name === 'positions' ? 0.07 : 0.35;
    return Float32Array.from({ length: size }, () => {
      if (shape.length === 1) return /gain/.test(name) ? 1 : 0;
      return (random.next() - 0.5) * spread;
    });
  });
}
