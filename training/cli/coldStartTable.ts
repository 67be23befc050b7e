import { type ColdStartEvaluation } from '../evaluate/coldStart/evaluateColdStart';
import { estimateText, textTable } from './textTable';

/** For people: what was asked, then one line a ranker. */
export function coldStartTable(evaluation: ColdStartEvaluation): string {
  const { users, items, coldItems, unplaced, withoutHistory, rankers, learnedItems } = evaluation;
  const rows = Object.entries(rankers).map(([name, { amongAll, amongCold }]) => [
    name,
    ...[amongCold.recallAt10, amongCold.ndcgAt10, amongAll.recallAt10, amongAll.ndcgAt10].map((estimate) =>
      estimateText(estimate),
    ),
  ]);
  return [
    `${users} users, ${coldItems} new items of ${items + unplaced}, 95 % intervals; ${unplaced} without a known ` +
      `attribute, ${withoutHistory} users without a history not asked`,
    evaluation.protocol,
    `${evaluation.contentAttributes} attributes in ${evaluation.weightBytes} bytes of weights`,
    textTable([
      ['', 'Recall@10 among new', 'NDCG@10 among new', 'Recall@10 among all', 'NDCG@10 among all'],
      ...rows,
    ]),
    `learned items, by the card: Recall@10 ${estimateText(learnedItems.recallAt10)}, ` +
      `NDCG@10 ${estimateText(learnedItems.ndcgAt10)}`,
  ].join('\n');
}
