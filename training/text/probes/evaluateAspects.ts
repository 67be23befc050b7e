import { ASPECTS, type Aspect } from '../../../src/contracts';
import { type AspectOpinions, type AspectText } from './aspectSample';

/** The aspects that a text speaks of; of polarities those that the model tells. */
export type PredictAspects = (text: string) => { [aspect in Aspect]?: AspectOpinions[aspect] | 'unknown' };

export interface AspectScore {
  /** Texts that speak of it. */
  texts: number;
  /** Of the texts said to speak of it, the share that do; 0 where none is said to. */
  precision: number;
  /** Of the texts that speak of it, the share found; 0 where there is none. */
  recall: number;
  /** 2 · found / (said + texts); 0 where both are 0 */
  f1: number;
  /** Of the texts found and given a polarity, the share given the right one; absent where there is none. */
  polarityAccuracy?: number;
}

export interface AspectEvaluation {
  n: number;
  perAspect: Record<Aspect, AspectScore>;
  /** Mean of the aspects' F1. */
  macroF1: number;
  /** Over all pairs of a text and an aspect. */
  microF1: number;
  /** Share of texts whose set of aspects is right as a whole. */
  exactMatch: number;
  failures: { text: string; missed: Aspect[]; invented: Aspect[] }[];
}

/** Compares a multi-label prediction with the sample, aspect by aspect. */
export function evaluateAspects(predict: PredictAspects, sample: readonly AspectText[]): AspectEvaluation {
  const answers = sample.map(({ text, aspects }) => ({ text, aspects, predicted: predict(text) }));
  const counts = ASPECTS.map((aspect) => {
    const found = answers.filter(({ aspects, predicted }) => aspects[aspect] && predicted[aspect]);
    const judged = found.filter(({ predicted }) => predicted[aspect] !== 'unknown');
    return {
      aspect,
      texts: answers.filter(({ aspects }) => aspects[aspect]).length,
      said: answers.filter(({ predicted }) => predicted[aspect]).length,
      found: found.length,
      judged: judged.length,
      right: judged.filter(({ aspects, predicted }) => aspects[aspect] === predicted[aspect]).length,
    };
  });
  const scores = counts.map(({ aspect, texts, said, found, judged, right }): [Aspect, AspectScore] => [
    aspect,
    {
      texts,
      precision: share(found, said),
      recall: share(found, texts),
      f1: share(2 * found, said + texts),
      ...(judged > 0 && { polarityAccuracy: right / judged }),
    },
  ]);
  const total = (of: (count: (typeof counts)[number]) => number) =>
    counts.reduce((sum, count) => sum + of(count), 0);
  const failures = answers
    .map(({ text, aspects, predicted }) => ({
      text,
      missed: ASPECTS.filter((aspect) => aspects[aspect] && !predicted[aspect]),
      invented: ASPECTS.filter((aspect) => !aspects[aspect] && predicted[aspect]),
    }))
    .filter(({ missed, invented }) => missed.length + invented.length > 0);
  return {
    n: sample.length,
    perAspect: Object.fromEntries(scores) as Record<Aspect, AspectScore>,
    macroF1: scores.reduce((sum, [, { f1 }]) => sum + f1, 0) / ASPECTS.length,
    microF1: share(
      total(({ found }) => 2 * found),
      total(({ said, texts }) => said + texts),
    ),
    exactMatch: share(sample.length - failures.length, sample.length),
    failures,
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
