import { lorenzCurve } from '../../src/domain/metrics/gini';
import { type ExposureReport } from '../evaluate/exposureReport';
import { FIFTHS } from '../evaluate/groups/popularityFifths';
import { barPlot } from './barPlot';
import { linePlot } from './linePlot';
import { estimateCell, figure, table } from './page';
import { escapeXml } from './plotFrame';

const LORENZ_STEPS = 100;

/** What gets room: coverage, inequality and popularity of the recommended items, beside each baseline. */
export function exposureSection(
  exposure: Readonly<Record<string, ExposureReport>>,
  recommended: Readonly<Record<string, Int32Array>>,
  interactions: Int32Array,
): string {
  const rows = Object.entries(exposure).map(([name, report]) => [
    escapeXml(name),
    estimateCell(report.coverageAt10, 3),
    estimateCell(report.gini, 3),
    estimateCell(report.novelty, 2),
  ]);
  return [
    '<h2>What gets shown</h2>',
    '<p>Coverage is the share of the catalogue in anybody’s top ten. Gini says how unevenly the places are ' +
      'shared: 0 is all alike, 1 is one item everywhere. Novelty is the mean of −log₂(share of users who took ' +
      'the item), in bits.</p>',
    table(['', 'coverage', 'Gini of exposure', 'novelty, bits'], rows),
    figure(
      linePlot({
        title: 'Lorenz curve of exposure',
        xLabel: 'share of the items, least shown first',
        yLabel: 'share of all top-10 places',
        diagonal: true,
        series: Object.entries(recommended).map(([name, counts]) => ({
          name,
          points: lorenzCurve(counts, LORENZ_STEPS),
        })),
      }),
    ),
    '<h3>How popular is what gets recommended</h3>',
    figure(
      barPlot({
        title: 'Share of top tens by popularity',
        xLabel: 'items by number of interactions, five groups of equal size',
        yLabel: 'share of top-10 places',
        referenceName: 'their share of all interactions',
        bars: sharesByFifth(exposure['model']?.placesByPopularity ?? [], interactions),
      }),
    ),
  ].join('\n');
}

/** Shares of the top-ten places, with the share of all interactions as the mark to compare with. */
function sharesByFifth(places: ExposureReport['placesByPopularity'], interactions: Int32Array) {
  const descending = Float64Array.from(interactions).sort().reverse();
  const total = descending.reduce((sum, count) => sum + count, 0) || 1;
  return places.map((share, fifth) => {
    const start = Math.ceil((fifth * descending.length) / FIFTHS.length);
    const end = Math.ceil(((fifth + 1) * descending.length) / FIFTHS.length);
    const own = descending.subarray(start, end).reduce((sum, count) => sum + count, 0);
    return { label: FIFTHS[fifth]!, ...share, reference: own / total };
  });
}
