import {
  parseTextEncoderCard,
  parseTextEncoderParity,
  type TextEncoderCard,
  type TextEncoderConfig,
  type TextEncoderParity,
} from '../../../src/contracts';
import {
  readEncoderWeights,
  type TextEncoderWeights,
} from '../../../src/models/text/encoder/readEncoderWeights';
import { expectParsed, readBuffer, readJson } from '../../export/artifactFiles';
import { PARITY_TEXTS } from '../parityTexts';
import { requireTextFeatures } from '../textArtifactFiles';
import { scoreTexts } from './scoreTexts';

/** Of log odds: sums of 32-bit products in another order. */
const TOLERANCE = 1e-3;

export async function buildEncoderParity(
  weights: TextEncoderWeights,
  config: TextEncoderConfig,
): Promise<TextEncoderParity> {
  const scores = await scoreTexts(weights, config, PARITY_TEXTS);
  return {
    tolerance: TOLERANCE,
    cases: PARITY_TEXTS.map((text, index) => {
      const { polarity, neutrality, aspects } = scores[index]!;
      const round = (value: number) => Number(value.toFixed(6));
      return {
        text,
        polarity: round(polarity),
        neutrality: round(neutrality),
        ...(aspects && { aspects: Array.from(aspects, round) }),
      };
    }),
  };
}

export interface LoadedTextEncoder {
  card: TextEncoderCard;
  weights: TextEncoderWeights;
  parity: TextEncoderParity;
}

/** Reads an artifact as a phone would. Throws an InputError that names the file that is wrong. */
export function readTextEncoder(directory: string): LoadedTextEncoder {
  const card = expectParsed(directory, 'card.json', parseTextEncoderCard(readJson(directory, 'card.json')));
  requireTextFeatures(directory, card);
  const parity = expectParsed(
    directory,
    'parity.json',
    parseTextEncoderParity(readJson(directory, 'parity.json')),
  );
  const weights = expectParsed(
    directory,
    'model.json',
    readEncoderWeights(readJson(directory, 'model.json'), readBuffer(directory, 'weights.bin'), card.config),
  );
  return { card, weights, parity };
}
