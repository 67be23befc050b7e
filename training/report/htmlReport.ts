import { type DetailedEvaluation, type Evaluation } from '../evaluate/evaluateArtifact';
import { type QuantisationReport } from '../evaluate/quantisationReport';
import { type PriceLevels } from '../evaluate/priceLevels';
import { exposureSection } from './exposureSection';
import { groupSection } from './groupSection';
import { linePlot } from './linePlot';
import { metricsTable } from './metricsTable';
import { estimateCell, figure, page, table, tiles, sentence } from './page';
import { escapeXml } from './plotFrame';

/** What a merchant reads before publishing a model. */
export function htmlReport({ evaluation, artifact, recommended, interactions }: DetailedEvaluation): string {
  const { card } = artifact;
  const { dataset } = card;
  const losses = card.training?.losses ?? [];
  return page(`Recommender ${card.version}`, [
    `<p>${escapeXml(dataset.name)}${dataset.simulated ? ' (simulated behaviour)' : ''}:
${count(dataset.users)} users, ${count(dataset.items)} items, ${count(dataset.interactions)} interactions.
Licence: ${escapeXml(dataset.licence)}.</p>`,
    `<p class="muted">${sentence(evaluation.protocol)}. ${count(evaluation.users)} users; 95 % intervals stand below the figures.</p>`,
    keyFigures(evaluation),
    rankers(evaluation),
    '<h2>For whom it works</h2>',
    '<p>Whiskers are 95 % intervals; the mark across a bar is the best baseline on the same users. A difference ' +
      'between groups counts as shown only when its interval, made for all pairs of groups at once, lies above 0. ' +
      'Groups differ in more than their name: in the length of their histories, for one.</p>',
    ...evaluation.groups.map(groupSection),
    exposureSection(evaluation.exposure, recommended, interactions),
    evaluation.quantisation ? quantisationSection(evaluation.quantisation) : '',
    evaluation.prices ? priceSection(evaluation.prices) : '',
    losses.length > 0 ? lossSection(losses) : '',
    `<p><small>Commit ${escapeXml(card.gitCommit)}, seed ${card.seed}, data ${dataset.sha256.slice(0, 12)}…</small></p>`,
  ]);
}

function keyFigures({ recallAt10, ndcgAt10, mrr, coverageAt10, exposure }: Evaluation): string {
  const gini = exposure['model']?.gini.value;
  const novelty = exposure['model']?.novelty.value;
  return tiles([
    { name: 'Recall@10', value: recallAt10.toFixed(4) },
    { name: 'NDCG@10', value: ndcgAt10.toFixed(4) },
    { name: 'MRR', value: mrr.toFixed(4) },
    { name: 'Coverage of the catalogue', value: `${(coverageAt10 * 100).toFixed(1)} %` },
    ...(gini === undefined ? [] : [{ name: 'Gini of exposure', value: gini.toFixed(3) }]),
    ...(novelty === undefined ? [] : [{ name: 'Novelty', value: `${novelty.toFixed(2)} bits` }]),
  ]);
}

function rankers({ artifact, baselines, leftOut, ndcgGains, ...model }: Evaluation): string {
  const all = { [`model ${artifact}`]: model, ...baselines };
  return [
    '<h2>Beside the baselines</h2>',
    metricsTable(all, { recallAt10: 'Recall@10', ndcgAt10: 'NDCG@10', mrr: 'MRR' }, ndcgGains),
    ...leftOut.map((reason) => `<p class="muted">${sentence(reason)}.</p>`),
    '<details><summary>At 5 and at 20 places</summary>',
    metricsTable(all, {
      recallAt5: 'Recall@5',
      recallAt20: 'Recall@20 (P@20)',
      ndcgAt5: 'NDCG@5',
      ndcgAt20: 'NDCG@20',
      mrrAt20: 'MRR@20',
    }),
    '</details>',
  ].join('\n');
}

function quantisationSection(report: QuantisationReport): string {
  const rows = Object.entries(report).map(([metric, { float, quantised, difference, relative }]) => [
    { recallAt10: 'Recall@10', ndcgAt10: 'NDCG@10', mrr: 'MRR' }[metric as keyof QuantisationReport],
    estimateCell(float),
    estimateCell(quantised),
    `${difference.toFixed(5)}<small class="muted">${(relative * 100).toFixed(2)} %</small>`,
  ]);
  return (
    '<h2>What quantisation costs</h2><p>Both kinds of weights ranked for the same users when the model was made.</p>' +
    table(['', 'float weights', 'quantised, as shipped', 'difference'], rows)
  );
}

function priceSection({ users, recommended, taken }: PriceLevels): string {
  return (
    '<h2>Prices</h2><p>The ranking reads nothing of what a shopper spent or can spend, and no price changes with the ' +
    'shopper: an item’s price band is one of its own features, the same for everybody. For information: what ' +
    'people take correlates with the prices they looked at before, and so does what resembles it.</p>' +
    table(
      [`correlation with the earlier price level, ${count(users)} users`, ''],
      [
        ['mean price of the recommended ten', estimateCell(recommended, 3)],
        ['price of the item that was taken', estimateCell(taken, 3)],
      ],
    )
  );
}

function lossSection(losses: readonly number[]): string {
  const points = losses.map((loss, epoch) => ({ x: epoch + 1, y: loss }));
  const title = 'Training loss by epoch';
  return `<h2>Training loss</h2>${figure(linePlot({ title, xLabel: 'epoch', yLabel: 'loss', series: [{ name: 'loss', points }] }))}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
