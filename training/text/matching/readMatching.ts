import { type TextEncoderCard } from '../../../src/contracts';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { InputError } from '../../inputError';
import { readTextEncoder } from '../encoder/textEncoderArtifact';

/** The encoder of questions of an artifact. Throws an InputError where it has none, or for a file that is wrong. */
export function readMatching(directory: string): { card: TextEncoderCard; matching: NamedWeights } {
  const { card, weights } = readTextEncoder(directory);
  const { matching } = weights;
  if (!matching) throw new InputError(`${directory}: expected an artifact that was trained with --pairs`);
  return { card, matching };
}
