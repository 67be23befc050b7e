import { type SessionEvaluation } from '../evaluate/sessions/evaluateSessions';
import { barPlot } from './barPlot';
import { estimateCell, figure, page, table, sentence } from './page';
import { escapeXml } from './plotFrame';

const SHOWN = {
  recallAt20: 'P@20',
  mrrAt20: 'MRR@20',
  recallAt10: 'Recall@10',
  ndcgAt10: 'NDCG@10',
} as const;

/** The next click of later sessions, model beside baselines. */
export function sessionReport(evaluation: SessionEvaluation): string {
  const { rankers, questions, testSessions, items, trainSessions } = evaluation;
  const metrics = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
  const rows = Object.entries(rankers).map(([name, ranker]) => [
    escapeXml(name),
    ...metrics.map((metric) => estimateCell(ranker[metric])),
    ranker.coverageAt10.toFixed(3),
  ]);
  const bars = (metric: 'recallAt20' | 'mrrAt20') =>
    figure(
      barPlot({
        title: `${SHOWN[metric]} by ranker`,
        xLabel: '95 % intervals by session',
        yLabel: SHOWN[metric],
        bars: Object.entries(rankers).map(([label, ranker]) => ({ label, ...ranker[metric] })),
      }),
    );
  const numbers = [trainSessions, questions, testSessions, items].map((value) => value.toLocaleString('en'));
  return page('Recommender on sessions', [
    `<p>${numbers[0]} sessions to learn from; ${numbers[1]} prefixes of ${numbers[2]} later ones; ${numbers[3]} items.</p>`,
    `<p class="muted">${sentence(evaluation.protocol)}.</p>`,
    table(['', ...Object.values(SHOWN), 'coverage'], rows),
    bars('recallAt20'),
    bars('mrrAt20'),
    ...[...evaluation.leftOut, ...evaluation.warnings].map(
      (note) => `<p class="muted">${sentence(note)}.</p>`,
    ),
  ]);
}
