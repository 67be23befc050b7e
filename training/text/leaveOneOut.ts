import { type Estimate } from '../../src/contracts';
import { meanInterval } from '../../src/domain/metrics/meanInterval';
import { classificationMetrics } from '../../src/domain/metrics/classification';
import { InputError } from '../inputError';
import { seededRandom } from '../random/seededRandom';
import { chooseBits } from './chooseBits';
import { chooseWide } from './chooseWide';
import { distinctTexts, withoutTextsOf } from './distinctTexts';
import { type Labelling } from './featureWeights';
import { holdOut } from './heldOutRows';
import { type LabelledText } from './labelledTexts';
import { ngramMatrix } from './ngramMatrix';
import { probabilitiesOf } from './temperature';
import { dequantiseWide, floatWeights, logitsOfRows, quantiseWide, trainWide } from './wideModel';

export interface LeaveOneOutOptions {
  seed: number;
  epochs: number;
  /** Without it the penalty is chosen anew for every category, on texts of the others. */
  l2?: number | undefined;
  /** False: idf alone, as a baseline. */
  weighted: boolean;
}

export interface LeftOutCategory {
  /** Texts learned from, of the other categories. */
  learned: number;
  n: number;
  accuracy: Estimate;
  macroF1: number;
  ece: number;
  l2: number;
  /** Of positive against negative texts, whatever the threshold. */
  auc?: number;
  /** Accuracy once the threshold was moved by what the texts are like, see `labelShift`; no label of theirs is used. */
  correctedAccuracy?: number;
}

export interface LeaveOneOutEvaluation {
  protocol: string;
  categories: Record<string, LeftOutCategory>;
  /** Over categories, each counting once. */
  meanAccuracy: Estimate;
  meanEce: number;
  worst: { category: string; accuracy: number };
}

/**
 * Asks for each category of a model that learned from the others. Strict: what occurs in the category, under whatever
 * name, is not learned from, and nothing of it chooses penalty or temperature. `lines` are those of all sets, with a
 * category each.
 */
export function evaluateLeaveOneOut(
  lines: readonly LabelledText[],
  options: LeaveOneOutOptions,
  onCategory: (category: string, result: LeftOutCategory) => void = () => undefined,
): LeaveOneOutEvaluation {
  const names = [...new Set(lines.map(({ category }) => category ?? ''))].sort();
  if (names.length < 2 || names.includes('')) {
    throw new InputError('expected lines `category TAB label TAB text` of at least two categories');
  }
  const categories: Record<string, LeftOutCategory> = {};
  for (const name of names) {
    categories[name] = leaveOut(name, lines, options);
    onCategory(name, categories[name]);
  }
  const accuracies = names.map((name) => categories[name]!.accuracy.value);
  const { value, low, high } = meanInterval(accuracies);
  const worst = names.reduce((least, name) =>
    categories[name]!.accuracy.value < categories[least]!.accuracy.value ? name : least,
  );
  return {
    protocol:
      'each category asked of a model of the others; texts that occur in it are removed from what is learned; ' +
      (options.l2 === undefined ? 'penalty and temperature' : 'penalty given, temperature') +
      ' chosen on texts of the others; quantised weights',
    categories,
    meanAccuracy: { value, low, high },
    meanEce: names.reduce((sum, name) => sum + categories[name]!.ece, 0) / names.length,
    worst: { category: worst, accuracy: categories[worst]!.accuracy.value },
  };
}

function leaveOut(
  name: string,
  lines: readonly LabelledText[],
  { seed, epochs, l2, weighted }: LeaveOneOutOptions,
): LeftOutCategory {
  const inside = lines.filter(({ category }) => category === name);
  const outside = lines.filter(({ category }) => category !== name);
  const asked = distinctTexts(inside).texts;
  const learned = distinctTexts(withoutTextsOf(outside, inside)).texts;
  const texts = [...learned, ...asked];
  const classNames = [...new Set(learned.map(({ label }) => label))].sort();
  if (classNames.length < 2) throw new InputError(`without ${name}: expected texts of at least two classes`);
  const categoryNames = [...new Set(learned.map(({ category }) => category!))];
  const labelling: Labelling = {
    classes: classNames.length,
    labels: Int32Array.from(texts, ({ label }) => classNames.indexOf(label)),
    categories: Int32Array.from(texts, ({ category }) => categoryNames.indexOf(category!)),
    categoryCount: categoryNames.length,
  };
  const bits = chooseBits({ texts: learned.map(({ text }) => text), classNames });
  const matrix = ngramMatrix(
    texts.map(({ text }) => text),
    bits,
  );
  const learnedRows = Int32Array.from(learned.keys());
  const strata = learned.map(({ category, label }) => `${category} ${label}`);
  const splits = holdOut(strata, learnedRows, seed);
  const choice = chooseWide(
    matrix,
    splits,
    labelling,
    { epochs, weighted },
    l2 === undefined ? {} : { only: l2 },
  );
  const trained = trainWide(
    matrix,
    learnedRows,
    labelling,
    { l2: choice.l2, epochs, weighted },
    choice.start,
  );
  const config = { classes: classNames, wide: { bits }, temperature: choice.temperature };
  const shipped = dequantiseWide(quantiseWide(floatWeights(trained)), config);
  const rows = Int32Array.from(asked, (_, index) => learned.length + index);
  const answers = {
    classes: classNames.length,
    labels: Int32Array.from(rows, (row) => labelling.labels[row]!),
    probabilities: probabilitiesOf(
      logitsOfRows(shipped, matrix, rows),
      classNames.length,
      choice.temperature,
    ),
  };
  const { accuracy, macroF1, ece } = classificationMetrics(answers, seededRandom(seed).next);
  return {
    learned: learned.length,
    n: asked.length,
    accuracy,
    macroF1: macroF1.value,
    ece: ece.value,
    l2: choice.l2,
  };
}
