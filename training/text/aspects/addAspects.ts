import { type TextEncoderCard, type TextEncoderConfig } from '../../../src/contracts';
import { type TextEncoderWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { splitSentences } from '../../../src/text/splitSentences';
import { textKey } from '../distinctTexts';
import { dequantiseEncoder, quantiseEncoder } from '../encoder/encodeTextWeights';
import { readAspectSample } from '../probes/aspectSample';
import { aspectFigures, evaluateAspectModel } from './evaluateAspectModel';
import { type AspectOptions, DEFAULT_ASPECT_OPTIONS, fitAspects } from './fitAspects';

export interface AspectedEncoder {
  weights: TextEncoderWeights;
  config: TextEncoderConfig;
  training: NonNullable<TextEncoderCard['training']['aspects']>;
  evaluation: NonNullable<TextEncoderCard['evaluation']['aspects']>;
}

/** Gives an encoder a head that tells aspects, learned from unlabelled texts, and asks it of the sample that ships. */
export async function addAspects(
  weights: TextEncoderWeights,
  config: TextEncoderConfig,
  texts: readonly string[],
  options: AspectOptions = DEFAULT_ASPECT_OPTIONS,
): Promise<AspectedEncoder> {
  const sample = readAspectSample();
  const asked = new Set(sample.map(({ text }) => textKey(text)));
  const sentences = texts
    .filter((text) => !asked.has(textKey(text)))
    .flatMap(splitSentences)
    .filter((sentence) => !asked.has(textKey(sentence)));
  const fitted = await fitAspects(weights.encoder, config, sentences, options);
  const told = { ...config, aspects: fitted.config };
  const joined = { ...weights, aspects: fitted.aspects };
  const shipped = dequantiseEncoder(quantiseEncoder(joined), told);
  const { model, baselines } = await evaluateAspectModel(shipped, told, sample);
  const figures = Object.entries(baselines).map(([name, own]) => [name, aspectFigures(own)] as const);
  return {
    weights: joined,
    config: told,
    training: fitted.training,
    evaluation: {
      protocol: 'sentences written and labelled by hand, none of them learned from; weights as they ship',
      sentences: sample.length,
      metrics: aspectFigures(model),
      baselines: Object.fromEntries(figures),
    },
  };
}
