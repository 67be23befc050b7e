import { reliability, type Answers } from '../../src/domain/metrics/classification';
import { linePlot } from './linePlot';

/** How often answers are right, by how probable they were said to be. */
export function reliabilityPlot(answers: Answers): string {
  const even = [0, 1].map((end) => ({ x: end, y: end }));
  return linePlot({
    title: 'Reliability of the probabilities',
    xLabel: 'probability of the answer',
    yLabel: 'share of right answers',
    series: [
      {
        name: 'answers, in bins of equal width',
        points: reliability(answers).map(({ confidence, accuracy }) => ({ x: confidence, y: accuracy })),
      },
      { name: 'even', points: even },
    ],
  });
}
