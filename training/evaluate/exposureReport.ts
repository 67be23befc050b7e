import { type Estimate } from '../../src/contracts';
import { bootstrapIntervals } from '../../src/domain/metrics/bootstrapInterval';
import { giniCoefficient } from '../../src/domain/metrics/gini';
import { jackknifeInterval } from '../../src/domain/metrics/jackknifeInterval';
import { novelty } from '../../src/domain/metrics/novelty';
import { seededRandom } from '../random/seededRandom';
import { type EvaluationSet } from './evaluationSet';
import { FIFTHS, popularityFifths } from './groups/popularityFifths';
import { TOP_PLACES, type RankedHeldOut } from './rankHeldOut';

/** Which items the top tens of one ranker give room to. */
export interface ExposureReport {
  /** Share of the catalogue in anybody's top ten. */
  coverageAt10: Estimate;
  /** Gini coefficient of the places items get, those with none included: 0 all alike, 1 one has them all. */
  gini: Estimate;
  /** Mean self-information of what is recommended, in bits. */
  novelty: Estimate;
  /** Share of the places by fifth of the items, most popular first. */
  placesByPopularity: Estimate[];
}

/** Leaving one of this many parts of the users out at a time gives the intervals of coverage and Gini. */
const JACKKNIFE_GROUPS = 40;

export function exposureReport(
  { topTens, recommended }: RankedHeldOut,
  { interactions, usersOfItem, sequences }: Pick<EvaluationSet, 'interactions' | 'usersOfItem' | 'sequences'>,
): ExposureReport {
  const questions = topTens.length / TOP_PLACES;
  const fifths = popularityFifths(interactions);
  const noveltyOf = new Float64Array(questions);
  const shareOf = FIFTHS.map(() => new Float64Array(questions));
  for (let question = 0; question < questions; question++) {
    const top = topTens
      .subarray(question * TOP_PLACES, (question + 1) * TOP_PLACES)
      .filter((item) => item >= 0);
    for (const item of top) {
      noveltyOf[question] = noveltyOf[question]! + novelty(usersOfItem[item]!, sequences.length) / top.length;
      const share = shareOf[fifths[item]!]!;
      share[question] = share[question]! + 1 / top.length;
    }
  }
  const [meanNovelty, ...shares] = bootstrapIntervals([noveltyOf, ...shareOf], seededRandom(1).next);
  const without = countsWithoutEachPart(topTens, recommended);
  return {
    coverageAt10: jackknifeInterval(coverage(recommended), without.map(coverage)),
    gini: jackknifeInterval(giniCoefficient(recommended), without.map(giniCoefficient)),
    novelty: meanNovelty!,
    placesByPopularity: shares,
  };
}

function coverage(recommended: Int32Array): number {
  return recommended.filter((count) => count > 0).length / recommended.length;
}

/** How often each item is recommended when every 40th question, from the first, the second, …, is left out. */
function countsWithoutEachPart(topTens: Int32Array, recommended: Int32Array): Int32Array[] {
  const questions = topTens.length / TOP_PLACES;
  return Array.from({ length: Math.min(JACKKNIFE_GROUPS, questions) }, (_, part) => {
    const counts = recommended.slice();
    for (let question = part; question < questions; question += JACKKNIFE_GROUPS) {
      for (const item of topTens.subarray(question * TOP_PLACES, (question + 1) * TOP_PLACES)) {
        if (item >= 0) counts[item] = counts[item]! - 1;
      }
    }
    return counts;
  });
}
