import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { readTensor } from '../../engine/optimiser/parameter';
import { disposeParameters, type Parameters } from '../../train/parameters';

/** A copy of what was learned, by name; the parameters are freed. */
export function takeWeights(parameters: Parameters): NamedWeights {
  const weights = Object.fromEntries(
    Object.entries(parameters).map(([name, { values }]) => [
      name,
      { shape: values.shape, values: readTensor(values) },
    ]),
  );
  disposeParameters(parameters);
  return weights;
}
