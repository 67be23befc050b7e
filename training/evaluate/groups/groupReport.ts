import { type Estimate } from '../../../src/contracts';
import { groupGap } from '../../../src/domain/metrics/groupGap';
import { seededRandom } from '../../random/seededRandom';
import { flatMetrics, RANK_METRICS, type FlatMetrics } from '../metricTable';
import { TOP_PLACES, type RankedHeldOut } from '../rankHeldOut';
import { ndcgGain } from '../rankingReport';
import { type Grouping } from './grouping';

/** Groups of fewer users are shown, but no difference is made of them. */
export const MIN_COMPARED_USERS = 30;
const COMPARED_METRICS = ['recallAt10', 'ndcgAt10', 'mrr'] as const;
export type ComparedMetric = (typeof COMPARED_METRICS)[number];

export interface GroupReport {
  by: string;
  groups: GroupMetrics[];
  /** Questions in no group: of an unknown item, or of a user of whom nothing is known. */
  leftOut: number;
  /** The baseline that `ndcgGain` compares with: the best one over all questions. */
  baseline: string;
  /** Empty when fewer than two groups have enough users. */
  gaps: Partial<Record<ComparedMetric, Gap>>;
}

export type GroupMetrics = { label: string; users: number; ndcgGain: Estimate } & Pick<
  FlatMetrics,
  ComparedMetric | 'coverageAt10'
> & { intervals: Record<ComparedMetric, [number, number]> };

/** Best group minus worst, with an interval that holds for all pairs at once. */
export interface Gap extends Estimate {
  best: string;
  worst: string;
  verdict: 'difference shown' | 'no difference shown';
}

/** The model's metrics in each group, its gain over a baseline there, and how far apart the groups are. */
export function groupReport(
  { by, labels, groupOf }: Grouping,
  model: RankedHeldOut,
  baseline: { name: string; ranked: RankedHeldOut },
): GroupReport {
  const members = labels.map(() => [] as number[]);
  groupOf.forEach((group, question) => members[group]?.push(question));
  const groups = labels.map((label, group) => {
    const own = selectQuestions(model, members[group]!);
    return {
      label,
      users: members[group]!.length,
      ...pickMetrics(flatMetrics(own)),
      ndcgGain: ndcgGain(own, selectQuestions(baseline.ranked, members[group]!)),
    };
  });
  const compared = members.flatMap((questions, group) =>
    questions.length < MIN_COMPARED_USERS ? [] : [group],
  );
  const gaps: GroupReport['gaps'] = {};
  for (const metric of COMPARED_METRICS) {
    const values = compared.map((group) =>
      Float64Array.from(members[group]!, (question) => RANK_METRICS[metric](model.ranks[question]!)),
    );
    const gap = groupGap(values, seededRandom(1).next);
    if (!gap) continue;
    const { best, worst, value, low, high } = gap;
    gaps[metric] = {
      best: labels[compared[best]!]!,
      worst: labels[compared[worst]!]!,
      value,
      low,
      high,
      verdict: low > 0 ? 'difference shown' : 'no difference shown',
    };
  }
  return { by, groups, leftOut: groupOf.filter((group) => group < 0).length, baseline: baseline.name, gaps };
}

function pickMetrics({ recallAt10, ndcgAt10, mrr, coverageAt10, intervals }: FlatMetrics) {
  return {
    recallAt10,
    ndcgAt10,
    mrr,
    coverageAt10,
    intervals: { recallAt10: intervals.recallAt10, ndcgAt10: intervals.ndcgAt10, mrr: intervals.mrr },
  };
}

/** What one ranker did for some of the questions. */
export function selectQuestions(
  { ranks, topTens, recommended }: RankedHeldOut,
  questions: readonly number[],
): RankedHeldOut {
  const counts = new Int32Array(recommended.length);
  const tops = new Int32Array(questions.length * TOP_PLACES);
  questions.forEach((question, index) => {
    const top = topTens.subarray(question * TOP_PLACES, (question + 1) * TOP_PLACES);
    tops.set(top, index * TOP_PLACES);
    for (const item of top) if (item >= 0) counts[item] = counts[item]! + 1;
  });
  return {
    ranks: Float64Array.from(questions, (question) => ranks[question]!),
    topTens: tops,
    recommended: counts,
  };
}
