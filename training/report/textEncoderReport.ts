import { type TextEncoderCard } from '../../src/contracts';
import { type Answers } from '../../src/domain/metrics/classification';
import { barPlot } from './barPlot';
import { classifierFigures, classSections } from './classifierReport';
import { estimateCell, figure, page, sentence, table } from './page';
import { escapeXml } from './plotFrame';

/** What a person reads before giving a text encoder to phones. */
export function textEncoderReport(card: TextEncoderCard, answers: Answers): string {
  const { dataset, evaluation, config } = card;
  const { metrics, float, baselines, categories, neutral } = evaluation;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return page(`Text encoder ${card.version}`, [
    `<p>${escapeXml(dataset.name)}: ${dataset.texts.toLocaleString('en')} texts of ${dataset.categories} categories,
${dataset.ownTexts.toLocaleString('en')} of them written for this project; ${dataset.rawTexts.toLocaleString('en')} more
without labels. Licence: ${escapeXml(dataset.licence)}.</p>`,
    `<p class="muted">${sentence(evaluation.protocol)}. Neutral texts are no part of these figures:
${percent(neutral.recall)} of them get that answer, and ${percent(neutral.falseRate)} of the others. 95 % intervals.</p>`,
    classifierFigures(metrics),
    '<h2>Beside the baselines</h2>',
    table(
      ['', 'accuracy', 'macro F1', 'calibration error'],
      Object.entries({ 'this encoder': metrics, 'before it was quantised': float, ...baselines }).map(
        ([name, own]) => [
          escapeXml(name),
          ...[own.accuracy, own.macroF1, own.ece].map((estimate) => estimateCell(estimate)),
        ],
      ),
    ),
    ...classSections(metrics, answers, ['neg', 'pos']),
    '<h2>By category</h2>',
    figure(
      barPlot({
        title: 'Accuracy by category',
        xLabel: 'category; whiskers are 95 % intervals',
        yLabel: 'accuracy',
        bars: Object.entries(categories).map(([label, { n, accuracy }]) => ({
          label,
          ...accuracy,
          note: `${n} texts`,
        })),
      }),
    ),
    `<p><small>Commit ${escapeXml(card.gitCommit)}, seed ${card.seed}, ${card.weightBytes} bytes of weights, linear part
times ${config.wide.weight}, temperature ${config.sentiment.temperature}, neutral from ${config.sentiment.neutralThreshold}</small></p>`,
  ]);
}
