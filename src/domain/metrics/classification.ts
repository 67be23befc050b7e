import { percentiles, type Interval } from './bootstrapInterval';

/** What a classifier answered: class of each text, and the probabilities, [texts, classes]. */
export interface Answers {
  classes: number;
  /** −1 for a class that the classifier does not know: every answer to it is wrong. */
  labels: Int32Array;
  probabilities: Float64Array;
}

export interface ClassificationMetrics {
  accuracy: Interval;
  macroF1: Interval;
  ece: Interval;
  perClass: { precision: Interval; recall: Interval; f1: Interval; texts: number }[];
  /** Texts by class (row) and answer (column). */
  confusion: number[][];
}

export interface ReliabilityBin {
  /** Mean probability of the answers in the bin. */
  confidence: number;
  accuracy: number;
  texts: number;
}

const BINS = 15;

/** The most probable class of each text; the first of equals. */
export function answeredClasses({ classes, probabilities }: Answers): Int32Array {
  return Int32Array.from({ length: probabilities.length / classes }, (_, text) => {
    let best = 0;
    for (let label = 1; label < classes; label++) {
      if (probabilities[text * classes + label]! > probabilities[text * classes + best]!) best = label;
    }
    return best;
  });
}

/** How sure the answers are, in bins of equal width, beside how often they are right; empty bins are left out. */
export function reliability(answers: Answers): ReliabilityBin[] {
  const { sums, right, texts } = binned(summarise(answers));
  return Array.from(texts, (count, bin) => ({
    confidence: sums[bin]! / count,
    accuracy: right[bin]! / count,
    texts: count,
  })).filter((bin) => bin.texts > 0);
}

/**
 * Accuracy, expected calibration error, and precision, recall and F1 of each class, with 95 % percentile bootstrap
 * intervals that draw texts. Precision without answers, recall without texts and their F1 are 0; classes without texts do
 * not count in the macro F1.
 */
export function classificationMetrics(
  answers: Answers,
  random: () => number,
  resamples = 500,
): ClassificationMetrics {
  const summary = summarise(answers);
  const names = figuresOf(summary);
  const drawn = names.map(() => new Float64Array(resamples));
  const size = summary.labels.length;
  const times = new Int32Array(size);
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let draw = 0; draw < size; draw++) times[(random() * size) | 0]!++;
    figuresOf(summary, times).forEach((value, figure) => (drawn[figure]![resample] = value));
  }
  const intervals = names.map((value, figure) => ({ value, ...percentiles(drawn[figure]!) }));
  const confusion = confusionOf(summary);
  const { classes } = answers;
  return {
    accuracy: intervals[0]!,
    macroF1: intervals[1]!,
    ece: intervals[2]!,
    perClass: Array.from({ length: classes }, (_, label) => ({
      precision: intervals[3 + 3 * label]!,
      recall: intervals[4 + 3 * label]!,
      f1: intervals[5 + 3 * label]!,
      texts: confusion.slice(label * classes, (label + 1) * classes).reduce((sum, count) => sum + count, 0),
    })),
    confusion: Array.from({ length: classes }, (_, label) =>
      Array.from(confusion.slice(label * classes, (label + 1) * classes)),
    ),
  };
}

interface Summary {
  classes: number;
  labels: Int32Array;
  answered: Int32Array;
  /** Probability of the answer. */
  confidence: Float64Array;
  /** Bin of that probability. */
  bins: Int32Array;
}

function summarise(answers: Answers): Summary {
  const { classes, labels, probabilities } = answers;
  const answered = answeredClasses(answers);
  const confidence = Float64Array.from(answered, (label, text) => probabilities[text * classes + label]!);
  const bins = Int32Array.from(confidence, (sure) => Math.min(BINS - 1, Math.floor(sure * BINS)));
  return { classes, labels, answered, confidence, bins };
}

/** Accuracy, macro F1, ECE, then precision, recall and F1 of each class; each text counted `times` often. */
function figuresOf(summary: Summary, times?: Int32Array): number[] {
  const { classes, labels } = summary;
  const confusion = confusionOf(summary, times);
  let total = 0;
  for (let text = 0; text < labels.length; text++) total += times ? times[text]! : 1;
  let right = 0;
  const perClass: number[] = [];
  const f1s: number[] = [];
  const answers = new Float64Array(classes);
  for (let text = 0; text < labels.length; text++)
    answers[summary.answered[text]!]! += times ? times[text]! : 1;
  for (let label = 0; label < classes; label++) {
    const hits = confusion[label * classes + label]!;
    let texts = 0;
    for (let answer = 0; answer < classes; answer++) texts += confusion[label * classes + answer]!;
    right += hits;
    const precision = hits / (answers[label]! || 1);
    const recall = hits / (texts || 1);
    const f1 = (2 * hits) / (answers[label]! + texts || 1);
    perClass.push(precision, recall, f1);
    if (texts > 0) f1s.push(f1);
  }
  const macroF1 = f1s.reduce((sum, f1) => sum + f1, 0) / (f1s.length || 1);
  return [right / (total || 1), macroF1, calibrationError(summary, times), ...perClass];
}

function confusionOf({ classes, labels, answered }: Summary, times?: Int32Array): Float64Array {
  const confusion = new Float64Array(classes * classes);
  for (let text = 0; text < labels.length; text++) {
    if (labels[text]! >= 0) confusion[labels[text]! * classes + answered[text]!]! += times ? times[text]! : 1;
  }
  return confusion;
}

function calibrationError(summary: Summary, times?: Int32Array): number {
  const { sums, right, texts } = binned(summary, times);
  let error = 0;
  let total = 0;
  for (let bin = 0; bin < BINS; bin++) {
    error += Math.abs(sums[bin]! - right[bin]!);
    total += texts[bin]!;
  }
  return error / (total || 1);
}

function binned({ labels, answered, confidence, bins }: Summary, times?: Int32Array) {
  const [sums, right, texts] = [new Float64Array(BINS), new Float64Array(BINS), new Float64Array(BINS)];
  for (let text = 0; text < labels.length; text++) {
    const bin = bins[text]!;
    const count = times ? times[text]! : 1;
    sums[bin]! += count * confidence[text]!;
    texts[bin]! += count;
    if (labels[text] === answered[text]) right[bin]! += count;
  }
  return { sums, right, texts };
}
