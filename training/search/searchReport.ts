import { linePlot } from '../report/linePlot';
import { figure, page, table } from '../report/page';
import { scatterPlot } from '../report/scatterPlot';
import { bestTrial, type SearchState, type SearchTrial } from './searchState';
import { type Candidate } from './searchSpace';

const COLUMNS: { key: keyof Candidate; title: string }[] = [
  { key: 'learningRate', title: 'learning rate' },
  { key: 'idDecay', title: 'decay of ids' },
  { key: 'averageDropout', title: 'dropout (average)' },
  { key: 'transformerDropout', title: 'dropout (transformer)' },
  { key: 'dimension', title: 'dimension' },
  { key: 'batchPositions', title: 'batch' },
  { key: 'negatives', title: 'negatives' },
];
const HEADER = ['trial', 'epochs', 'NDCG@10', ...COLUMNS.map(({ title }) => title), 'seconds'];
/** More curves than this cannot be told apart. */
const CURVES = 5;

/** Trials that came furthest first, then by their last NDCG@10. */
function rankTrials({ trials }: SearchState): { index: number; trial: SearchTrial }[] {
  return trials
    .map((trial, index) => ({ index, trial }))
    .sort(
      (a, b) =>
        b.trial.ndcg.length - a.trial.ndcg.length ||
        (b.trial.ndcg.at(-1) ?? 0) - (a.trial.ndcg.at(-1) ?? 0) ||
        a.index - b.index,
    );
}

function rowsOf(state: SearchState): string[][] {
  return rankTrials(state).map(({ index, trial }) => [
    String(index),
    String(trial.curve.length),
    (trial.ndcg.at(-1) ?? 0).toFixed(4),
    ...COLUMNS.map(({ key }) => String(trial.candidate[key])),
    (trial.elapsedMs / 1000).toFixed(0),
  ]);
}

/** A table for the terminal, the best trial first. */
export function searchTable(state: SearchState): string {
  const lines = [HEADER, ...rowsOf(state)];
  const widths = HEADER.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)));
  return lines
    .map((cells) => cells.map((cell, column) => cell.padStart(widths[column]!)).join('  '))
    .join('\n');
}

/** One HTML file: the table, how the trials learned, and NDCG@10 over each searched value. */
export function searchReport(state: SearchState): string {
  const best = bestTrial(state);
  const curves = rankTrials(state).slice(0, CURVES);
  const scatter = COLUMNS.map(({ key, title }) =>
    figure(
      scatterPlot({
        title: `NDCG@10 by ${title}`,
        xLabel: title,
        yLabel: 'NDCG@10 after one epoch',
        points: state.trials.flatMap(({ candidate, ndcg }) =>
          ndcg.length > 0 ? [{ x: candidate[key], y: ndcg[0]! }] : [],
        ),
      }),
    ),
  );
  return page('Search for hyper-parameters', [
    `<p>${state.trials.length} candidates, successive halving on the validation NDCG@10 of the encoder. ` +
      `${best === undefined ? '' : `Trial ${best} came furthest and did best.`}</p>`,
    table(HEADER, rowsOf(state)),
    '<h2>How the best trials learned</h2>',
    figure(
      linePlot({
        title: 'Validation NDCG@10 by epoch',
        xLabel: 'epoch',
        yLabel: 'NDCG@10',
        series: curves.map(({ index, trial }) => ({
          name: `trial ${index}`,
          points: trial.curve.map((y, epoch) => ({ x: epoch + 1, y })),
        })),
      }),
    ),
    '<h2>What each value does</h2>',
    ...scatter,
  ]);
}
