import { type ColdStartEvaluation } from '../evaluate/coldStart/evaluateColdStart';
import { barPlot } from './barPlot';
import { estimateCell, figure, page, table, tiles } from './page';
import { escapeXml } from './plotFrame';

/** How well items are found that nobody has bought yet. */
export function coldStartReport(evaluation: ColdStartEvaluation): string {
  const { rankers, users, coldItems, items, unplaced, contentAttributes, weightBytes } = evaluation;
  const entries = Object.entries(rankers);
  const plot = (title: string, among: 'amongCold' | 'amongAll') =>
    figure(
      barPlot({
        title,
        xLabel: 'ranker',
        yLabel: 'Recall@10',
        bars: entries.map(([label, ranker]) => ({ label, ...ranker[among].recallAt10 })),
      }),
    );
  const rows = entries.map(([name, { amongCold, amongAll }]) => [
    escapeXml(name),
    ...[amongCold.recallAt10, amongCold.ndcgAt10, amongAll.recallAt10, amongAll.ndcgAt10].map((estimate) =>
      estimateCell(estimate),
    ),
  ]);
  const { recallAt10, ndcgAt10 } = evaluation.learnedItems;
  const header = ['', 'Recall@10 among new', 'NDCG@10 among new', 'Recall@10 among all', 'NDCG@10 among all'];
  return page('Items that training never saw', [
    `<p class="muted">${escapeXml(evaluation.protocol)}.</p>`,
    tiles([
      { name: 'users asked', value: users.toLocaleString('en') },
      { name: 'new items', value: coldItems.toLocaleString('en'), note: `of ${items + unplaced}` },
      { name: 'without a known attribute', value: unplaced.toLocaleString('en') },
      {
        name: 'attributes that ship',
        value: contentAttributes.toLocaleString('en'),
        note: `${weightBytes.toLocaleString('en')} bytes of weights`,
      },
    ]),
    plot('Recall@10 among the new items', 'amongCold'),
    plot('Recall@10 of new items among all items', 'amongAll'),
    table(header, [
      ...rows,
      ['model, learned items', '', '', estimateCell(recallAt10), estimateCell(ndcgAt10)],
    ]),
  ]);
}
