import { type SessionEvaluation } from '../evaluate/sessions/evaluateSessions';
import { estimateText, textTable } from './textTable';

/** For people: one line a ranker. */
export function sessionTable(evaluation: SessionEvaluation): string {
  const { protocol, trainSessions, testSessions, questions, items, unknownClicks } = evaluation;
  const rows = Object.entries(evaluation.rankers).map(([name, metrics]) => [
    name === 'model' ? `model ${evaluation.artifact}` : name,
    estimateText(metrics.recallAt20),
    estimateText(metrics.mrrAt20),
    estimateText(metrics.recallAt10),
    estimateText(metrics.ndcgAt10),
  ]);
  return [
    `${trainSessions} sessions to learn from; ${questions} prefixes of ${testSessions} later ones, ${items} items, ` +
      `${unknownClicks} clicks on other items removed`,
    protocol,
    textTable([['', 'P@20', 'MRR@20', 'Recall@10', 'NDCG@10'], ...rows]),
    ...evaluation.leftOut,
    ...evaluation.warnings.map((warning) => `beware: ${warning}`),
  ].join('\n');
}
