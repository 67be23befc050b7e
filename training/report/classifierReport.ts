import { type ClassifierMetrics, type TextModelCard } from '../../src/contracts';
import { type Answers } from '../../src/domain/metrics/classification';
import { barPlot } from './barPlot';
import { confusionTable } from './confusionTable';
import { estimateCell, figure, page, sentence, table, tiles } from './page';
import { escapeXml } from './plotFrame';
import { reliabilityPlot } from './reliabilityPlot';

/** What a person reads before giving a text classifier to phones. */
export function classifierReport(card: TextModelCard, answers: Answers): string {
  const { dataset, evaluation, config } = card;
  const { metrics, baselines, float } = evaluation;
  const counts = Object.entries(dataset.perClass).map(([name, count]) => `${name} ${count}`);
  return page(`Text classifier ${card.version}`, [
    `<p>${escapeXml(dataset.name)}: ${dataset.texts.toLocaleString('en')} texts (${escapeXml(counts.join(', '))}).
Licence: ${escapeXml(dataset.licence)}. Left out: ${dataset.repeated} repeated lines, ${dataset.contradictory} whose copies
have other labels, ${dataset.empty} empty.</p>`,
    `<p class="muted">${sentence(evaluation.protocol)}. 95 % intervals stand below the figures.</p>`,
    classifierFigures(metrics),
    '<h2>Beside the baselines</h2>',
    table(
      ['', 'accuracy', 'macro F1', 'calibration error'],
      Object.entries({ 'this classifier': metrics, 'before it was quantised': float, ...baselines }).map(
        ([name, own]) => [
          escapeXml(name),
          ...[own.accuracy, own.macroF1, own.ece].map((estimate) => estimateCell(estimate)),
        ],
      ),
    ),
    ...classSections(metrics, answers, config.classes),
    `<p><small>Commit ${escapeXml(card.gitCommit)}, seed ${card.seed}, ${card.weightBytes} bytes of weights, L2 penalty
${card.training.l2}, data ${dataset.sha256.map((digest) => digest.slice(0, 12)).join(', ')}</small></p>`,
  ]);
}

export function classifierFigures({ accuracy, macroF1, ece }: ClassifierMetrics): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  const shown = { Accuracy: accuracy, 'Macro F1': macroF1, 'Calibration error': ece };
  return tiles(
    Object.entries(shown).map(([name, { value, low, high }]) => ({
      name,
      value: percent(value),
      note: `${percent(low)} to ${percent(high)}`,
    })),
  );
}

/** By class: the figures, a plot of F1, what is taken for what, and how sure beside how often right. */
export function classSections(
  metrics: ClassifierMetrics,
  answers: Answers,
  classNames: readonly string[],
): string[] {
  return [
    '<h2>By class</h2>',
    table(
      ['', 'texts', 'precision', 'recall', 'F1'],
      classNames.map((name) => {
        const { texts, precision, recall, f1 } = metrics.perClass[name]!;
        return [
          escapeXml(name),
          String(texts),
          ...[precision, recall, f1].map((estimate) => estimateCell(estimate)),
        ];
      }),
    ),
    figure(
      barPlot({
        title: 'F1 by class',
        xLabel: 'class; whiskers are 95 % intervals',
        yLabel: 'F1',
        bars: classNames.map((name) => ({
          label: name,
          ...metrics.perClass[name]!.f1,
          note: `${metrics.perClass[name]!.texts} texts`,
        })),
      }),
    ),
    '<h2>What is taken for what</h2>',
    confusionTable(metrics.confusion, classNames),
    '<h2>How far its probabilities can be trusted</h2>',
    '<p>On the straight line an answer given with 80 % is right in 80 of 100 cases.</p>',
    figure(reliabilityPlot(answers)),
  ];
}
