import { classificationMetrics } from '../../../src/domain/metrics/classification';
import { labelShift } from '../../../src/domain/metrics/labelShift';
import { meanInterval } from '../../../src/domain/metrics/meanInterval';
import { rocAuc } from '../../../src/domain/metrics/rocAuc';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { distinctTexts, textKey, withoutTextsOf } from '../distinctTexts';
import { holdOut } from '../heldOutRows';
import { type LeaveOneOutEvaluation, type LeftOutCategory } from '../leaveOneOut';
import { calibrateFit } from './calibrateFit';
import { fitSentiment, type SentimentOptions } from './fitSentiment';
import { scoreTexts } from './scoreTexts';
import { type SentimentText } from './sentimentTexts';
import { polarAnswers } from './polarAnswers';

export interface LeaveOutEncoder {
  /** Texts of all sets, each with its category, not yet freed of repeats. */
  lines: readonly SentimentText[];
  /** Texts without labels; those that occur in the category that is left out are not read. */
  raw: readonly string[];
  /** Categories to leave out, one at a time; `酒店+hotel` leaves out both, and asks for both: a domain. */
  categories: readonly string[];
  options: SentimentOptions;
}

/**
 * Asks for each category of encoders that learned from all others. Strict: what occurs in the category, under whatever
 * name, is neither learned from nor read without its label, and nothing of it calibrates. Figures are of quantised
 * weights, with neutral texts left out.
 */
export async function leaveOutEncoder(
  { lines, raw, categories, options }: LeaveOutEncoder,
  onCategory: (category: string, result: LeftOutCategory) => void = () => undefined,
): Promise<LeaveOneOutEvaluation> {
  const results: Record<string, LeftOutCategory> = {};
  for (const category of categories) {
    const members = category.split('+');
    for (const name of members) {
      if (!lines.some((line) => line.category === name)) {
        throw new InputError(`expected texts of the category ${name}, got none`);
      }
    }
    const inside = lines.filter((line) => members.includes(line.category));
    const outside = lines.filter((line) => !members.includes(line.category));
    const learned = distinctTexts(withoutTextsOf(outside, inside)).texts as SentimentText[];
    const keys = new Set(inside.map(({ text }) => textKey(text)));
    const read = raw.filter((text) => !keys.has(textKey(text)));
    const asked = (distinctTexts(inside).texts as SentimentText[]).filter(({ label }) => label !== 'neu');
    results[category] = await askCategory(learned, asked, read, options);
    onCategory(category, results[category]);
  }
  const of = Object.entries(results);
  const [worst, { accuracy }] = of.reduce((least, one) =>
    one[1].accuracy.value < least[1].accuracy.value ? one : least,
  );
  const { value, low, high } = meanInterval(of.map(([, result]) => result.accuracy.value));
  return {
    protocol:
      'each category asked of an encoder of the others; texts that occur in it are neither learned from nor read; ' +
      'calibrated on a tenth of the others; quantised weights',
    categories: results,
    meanAccuracy: { value, low, high },
    meanEce: of.reduce((sum, [, { ece }]) => sum + ece, 0) / of.length,
    worst: { category: worst, accuracy: accuracy.value },
  };
}

async function askCategory(
  texts: readonly SentimentText[],
  asked: readonly SentimentText[],
  raw: readonly string[],
  options: SentimentOptions,
): Promise<LeftOutCategory> {
  const strata = texts.map(({ category, label }) => `${category} ${label}`);
  const [split] = holdOut(strata, Int32Array.from(texts.keys()), options.seed);
  const of = (rows: Int32Array) => Array.from(rows, (row) => texts[row]!);
  const [learned, calibrating] = [of(split!.learned), of(split!.asked)];
  const { config, shipped } = await calibrateFit(fitSentiment(learned, raw, options), calibrating);
  const scores = await scoreTexts(
    shipped,
    config,
    asked.map(({ text }) => text),
  );
  const labels = asked.map(({ label }) => label);
  const answers = polarAnswers(scores, labels, [...labels.keys()]);
  const { accuracy, macroF1, ece } = classificationMetrics(answers, seededRandom(options.seed).next);
  const logOdds = scores.map(({ polarity }) => polarity);
  const known = learned.filter(({ label }) => label !== 'neu');
  const shift = labelShift(logOdds, known.filter(({ label }) => label === 'pos').length / known.length);
  const corrected = logOdds.filter((own, row) => own + shift > 0 === (labels[row] === 'pos')).length;
  return {
    learned: learned.length,
    n: asked.length,
    accuracy,
    macroF1: macroF1.value,
    ece: ece.value,
    l2: options.l2,
    auc: rocAuc(
      logOdds,
      labels.map((label) => label === 'pos'),
    ),
    correctedAccuracy: corrected / labels.length,
  };
}
