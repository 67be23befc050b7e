import { type ClassifierMetrics } from '../../src/contracts';
import { classificationMetrics, type Answers } from '../../src/domain/metrics/classification';
import { seededRandom } from '../random/seededRandom';
import { InputError } from '../inputError';
import { polarityOf, type LabelledFile, type LabelledText } from './labelledTexts';
import { namedMetrics } from './namedMetrics';
import { type TextScorer } from './textScorer';

const NEUTRAL = 'neu';

/** What `evaluate sentiment` prints. */
export interface TextEvaluation {
  artifact: string;
  n: number;
  accuracy: number;
  macroF1: number;
  ece: number;
  /** With 95 % intervals, by class, and the confusion. */
  metrics: ClassifierMetrics;
  perCategory: Record<string, { n: number; accuracy: number; macroF1: number; ece: number }>;
  /** Lines whose label the artifact does not know; they count as misses. */
  unknownLabels: number;
  warnings: string[];
}

export interface DetailedTextEvaluation {
  evaluation: TextEvaluation;
  answers: Answers;
  classNames: string[];
}

/**
 * Classifies every line as a phone would. Where no line is neutral, nothing is asked of that class: the other two share
 * its probability. Throws an InputError when no label is one of the artifact's.
 */
export async function evaluateTexts(scorer: TextScorer, file: LabelledFile): Promise<DetailedTextEvaluation> {
  const { texts } = file;
  const classNames = askedClasses(scorer.classes, texts);
  const classes = classNames.length;
  const labels = Int32Array.from(texts, ({ label }) => classOf(label, classNames));
  if (labels.every((label) => label < 0)) {
    throw new InputError(`${file.path}: expected labels ${classNames.join(', ')}, got ${texts[0]!.label}`);
  }
  const all = await scorer.probabilities(texts.map(({ text }) => text));
  const probabilities = ofClasses(all, scorer.classes, classNames);
  const answers = { classes, labels, probabilities };
  const { next } = seededRandom(scorer.seed);
  const metrics = namedMetrics(classificationMetrics(answers, next), classNames);
  return {
    answers,
    classNames,
    evaluation: {
      artifact: scorer.version,
      n: texts.length,
      accuracy: metrics.accuracy.value,
      macroF1: metrics.macroF1.value,
      ece: metrics.ece.value,
      metrics,
      perCategory: perCategory(texts, answers),
      unknownLabels: labels.filter((label) => label < 0).length,
      warnings: scorer.learnedFrom.includes(file.sha256)
        ? ['the artifact learned from this very file: these figures say nothing of other texts']
        : [],
    },
  };
}

/** All classes, but not the neutral one where no text is labelled with it. */
function askedClasses(classes: readonly string[], texts: readonly LabelledText[]): string[] {
  const isPolarity = classes.length === 3 && classes.every((name) => polarityOf(name) !== undefined);
  const hasNeutral = texts.some(({ label }) => polarityOf(label) === NEUTRAL);
  return classes.filter((name) => !isPolarity || hasNeutral || polarityOf(name) !== NEUTRAL);
}

/** The columns of some of the classes, each row with sum 1 again. */
function ofClasses(all: Float64Array, from: readonly string[], to: readonly string[]): Float64Array {
  if (from.length === to.length) return all;
  const kept = to.map((name) => from.indexOf(name));
  return Float64Array.from({ length: (all.length / from.length) * to.length }, (_, index) => {
    const row = Math.floor(index / to.length) * from.length;
    const sum = kept.reduce((total, column) => total + all[row + column]!, 0);
    return all[row + kept[index % to.length]!]! / (sum || 1);
  });
}

/** By name, or by polarity where both are spellings of one; −1 for a class the artifact does not have. */
function classOf(label: string, classNames: readonly string[]): number {
  const byName = classNames.indexOf(label);
  const polarity = polarityOf(label);
  if (byName >= 0 || polarity === undefined) return byName;
  return classNames.findIndex((name) => polarityOf(name) === polarity);
}

function perCategory(texts: readonly LabelledText[], { classes, labels, probabilities }: Answers) {
  const rowsOf = new Map<string, number[]>();
  texts.forEach(({ category }, row) => {
    if (category === undefined) return;
    const rows = rowsOf.get(category);
    if (rows) rows.push(row);
    else rowsOf.set(category, [row]);
  });
  return Object.fromEntries(
    [...rowsOf].map(([category, rows]) => {
      const own: Answers = {
        classes,
        labels: Int32Array.from(rows, (row) => labels[row]!),
        probabilities: Float64Array.from(
          rows.flatMap((row) => Array.from(probabilities.subarray(row * classes, (row + 1) * classes))),
        ),
      };
      const { accuracy, macroF1, ece } = classificationMetrics(own, () => 0, 0);
      const round = ({ value }: { value: number }) => Number(value.toFixed(5));
      return [
        category,
        { n: rows.length, accuracy: round(accuracy), macroF1: round(macroF1), ece: round(ece) },
      ];
    }),
  );
}
