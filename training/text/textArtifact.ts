import {
  parseTextModelCard,
  parseTextParity,
  type TextModelCard,
  type TextModelConfig,
  type TextParity,
} from '../../src/contracts';
import { classProbabilities } from '../../src/models/text/classProbabilities';
import { readWideWeights, type WideWeights } from '../../src/models/text/wideWeights';
import { textNgrams } from '../../src/text/textNgrams';
import { expectParsed, readBuffer, readJson } from '../export/artifactFiles';
import { requireTextFeatures } from './textArtifactFiles';
import { PARITY_TEXTS } from './parityTexts';

/** 32-bit weights, sums in 64 bits: phones agree but for the last bits of log and exp. */
const TOLERANCE = 1e-5;

/** The probabilities of one text, by the code that runs on the phone. */
export function classifyText(weights: WideWeights, config: TextModelConfig, text: string): Float64Array {
  return classProbabilities(weights, config, textNgrams(text, config.wide.bits));
}

export function buildTextParity(weights: WideWeights, config: TextModelConfig): TextParity {
  return {
    tolerance: TOLERANCE,
    cases: PARITY_TEXTS.map((text) => ({
      text,
      probabilities: Array.from(classifyText(weights, config, text), (value) => Number(value.toFixed(7))),
    })),
  };
}

export interface LoadedTextArtifact {
  card: TextModelCard;
  weights: WideWeights;
  parity: TextParity;
}

/** Reads an artifact as a phone would. Throws an InputError that names the file that is wrong. */
export function readTextArtifact(directory: string): LoadedTextArtifact {
  const card = expectParsed(directory, 'card.json', parseTextModelCard(readJson(directory, 'card.json')));
  requireTextFeatures(directory, card);
  const parity = expectParsed(directory, 'parity.json', parseTextParity(readJson(directory, 'parity.json')));
  const weights = expectParsed(
    directory,
    'model.json',
    readWideWeights(readJson(directory, 'model.json'), readBuffer(directory, 'weights.bin'), card.config),
  );
  return { card, weights, parity };
}
