import { ASPECTS, type AspectFigures, type TextEncoderConfig } from '../../../src/contracts';
import { isNeutral } from '../../../src/models/text/encoder/polarityProbabilities';
import { type TextEncoderWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { scoreTexts } from '../encoder/scoreTexts';
import { type AspectText } from '../probes/aspectSample';
import { evaluateAspects, type AspectEvaluation, type PredictAspects } from '../probes/evaluateAspects';
import { readSeeds } from './seedLabels';

export interface AspectComparison {
  model: AspectEvaluation;
  /** By name; `seed words` says what a text speaks of by their occurrence alone, with the model's polarity. */
  baselines: Record<string, AspectEvaluation>;
}

export const SEED_BASELINE = 'seed words';

/** Asks the artifact's aspects of a sample, beside seed words alone. The sample is for evaluation only. */
export async function evaluateAspectModel(
  weights: TextEncoderWeights,
  config: TextEncoderConfig,
  sample: readonly AspectText[],
): Promise<AspectComparison> {
  const texts = sample.map(({ text }) => text);
  const scores = await scoreTexts(weights, config, texts);
  const scoreOf = new Map(texts.map((text, index) => [text, scores[index]!]));
  const opinionOf = (text: string) => {
    const score = scoreOf.get(text)!;
    if (isNeutral(score, config.sentiment)) return 'neu';
    return score.polarity > 0 ? 'pos' : 'neg';
  };
  const predictBy =
    (aspectsOf: (text: string) => readonly (typeof ASPECTS)[number][]): PredictAspects =>
    (text) =>
      Object.fromEntries(aspectsOf(text).map((aspect) => [aspect, opinionOf(text)]));
  return {
    model: evaluateAspects(
      predictBy((text) => ASPECTS.filter((_, index) => scoreOf.get(text)!.aspects![index]! > 0)),
      sample,
    ),
    baselines: {
      [SEED_BASELINE]: evaluateAspects(
        predictBy((text) => readSeeds(text).aspects),
        sample,
      ),
    },
  };
}

/** What a card says of an evaluation. */
export function aspectFigures({ perAspect, macroF1, microF1, exactMatch }: AspectEvaluation): AspectFigures {
  const round = (value: number) => Number(value.toFixed(5));
  const rounded = ASPECTS.map((aspect) => {
    const { texts, precision, recall, f1 } = perAspect[aspect];
    return [aspect, { texts, precision: round(precision), recall: round(recall), f1: round(f1) }] as const;
  });
  return {
    perAspect: Object.fromEntries(rounded) as AspectFigures['perAspect'],
    ...{ macroF1: round(macroF1), microF1: round(microF1), exactMatch: round(exactMatch) },
  };
}
