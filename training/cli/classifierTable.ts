import { type ClassifierMetrics, type TextEncoderCard, type TextModelCard } from '../../src/contracts';
import { type LeaveOneOutEvaluation } from '../text/leaveOneOut';
import { type TextEvaluation } from '../text/evaluateTexts';
import { aspectTable } from './aspectTable';
import { estimateText, textTable } from './textTable';

/** For people: the classifier beside its baselines, then one line a class. */
export function classifierTable({ version, dataset, evaluation, weightBytes }: TextModelCard): string {
  const { repeated, contradictory, empty } = dataset;
  return [
    `text classifier ${version}: ${dataset.texts} texts, ${weightBytes} bytes of weights`,
    `left out: ${repeated} repeated lines, ${contradictory} whose copies have other labels, ${empty} empty`,
    `${evaluation.protocol}; 95 % intervals`,
    rivalTable({ 'this classifier': evaluation.metrics, ...evaluation.baselines }),
    '',
    classTable(evaluation.metrics),
  ].join('\n');
}

/** For people: the encoder beside its baselines, then one line a category. */
export function textEncoderTable({ version, dataset, evaluation, weightBytes }: TextEncoderCard): string {
  const { metrics, float, baselines, categories, neutral, aspects } = evaluation;
  return [
    `text encoder ${version}: ${dataset.texts} texts, ${dataset.ownTexts} of our own, ${dataset.rawTexts} without ` +
      `labels, ${weightBytes} bytes of weights`,
    `${evaluation.protocol}; 95 % intervals`,
    rivalTable({ 'this encoder': metrics, 'before it was quantised': float, ...baselines }),
    '',
    textTable([
      ['by category', 'texts', 'accuracy'],
      ...Object.entries(categories).map(([name, { n, accuracy }]) => [
        name,
        String(n),
        estimateText(accuracy),
      ]),
    ]),
    `neutral: ${neutral.recall.toFixed(3)} of the neutral texts, ${neutral.falseRate.toFixed(3)} of the others`,
    ...(aspects ? ['', aspectTable(aspects.metrics, aspects.baselines)] : []),
  ].join('\n');
}

function rivalTable(rivals: Record<string, ClassifierMetrics>): string {
  return textTable([
    ['', 'accuracy', 'macro F1', 'calibration error'],
    ...Object.entries(rivals).map(([name, { accuracy, macroF1, ece }]) => [
      name,
      ...[accuracy, macroF1, ece].map((estimate) => estimateText(estimate)),
    ]),
  ]);
}

function classTable({ perClass }: ClassifierMetrics): string {
  return textTable([
    ['', 'texts', 'precision', 'recall', 'F1'],
    ...Object.entries(perClass).map(([name, { texts, precision, recall, f1 }]) => [
      name,
      String(texts),
      ...[precision, recall, f1].map((estimate) => estimateText(estimate)),
    ]),
  ]);
}

export function textEvaluationTable(evaluation: TextEvaluation): string {
  const { artifact, n, metrics, perCategory, unknownLabels, warnings } = evaluation;
  const rows = Object.entries(perCategory).map(([name, figures]) => [
    name,
    String(figures.n),
    ...[figures.accuracy, figures.macroF1, figures.ece].map((value) => value.toFixed(4)),
  ]);
  return [
    `artifact ${artifact} on ${n} texts, 95 % intervals`,
    `accuracy ${estimateText(metrics.accuracy)}, macro F1 ${estimateText(metrics.macroF1)}, ` +
      `calibration error ${estimateText(metrics.ece)}`,
    classTable(metrics),
    ...(rows.length > 0
      ? ['', textTable([['by category', 'texts', 'accuracy', 'macro F1', 'calibration error'], ...rows])]
      : []),
    ...(unknownLabels > 0
      ? [`beware: ${unknownLabels} texts of classes that the artifact does not know`]
      : []),
    ...warnings.map((warning) => `beware: ${warning}`),
  ].join('\n');
}

export function leaveOneOutTable({
  protocol,
  categories,
  meanAccuracy,
  meanEce,
  worst,
}: LeaveOneOutEvaluation): string {
  const isEncoder = Object.values(categories).some(({ auc }) => auc !== undefined);
  return [
    protocol,
    textTable([
      [
        'left out',
        'learned',
        'texts',
        'accuracy',
        'macro F1',
        'calibration error',
        'L2',
        ...(isEncoder ? ['AUC', 'corrected for label shift'] : []),
      ],
      ...Object.entries(categories).map(([name, { learned, n, accuracy, macroF1, ece, l2, ...more }]) => [
        name,
        String(learned),
        String(n),
        estimateText(accuracy),
        macroF1.toFixed(4),
        ece.toFixed(4),
        String(l2),
        ...(isEncoder ? [more.auc, more.correctedAccuracy].map((value) => value?.toFixed(4) ?? '') : []),
      ]),
    ]),
    `mean accuracy ${estimateText(meanAccuracy)} over categories, worst ${worst.accuracy.toFixed(4)} (${worst.category}), ` +
      `mean calibration error ${meanEce.toFixed(4)}`,
  ].join('\n');
}
