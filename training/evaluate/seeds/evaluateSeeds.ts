import { type Estimate } from '../../../src/contracts';
import { bootstrapInterval } from '../../../src/domain/metrics/bootstrapInterval';
import { giniCoefficient } from '../../../src/domain/metrics/gini';
import { meanInterval, type Spread } from '../../../src/domain/metrics/meanInterval';
import { type InteractionLog } from '../../datasets/interactionLog';
import { startEngine } from '../../engine/startEngine';
import { readArtifact } from '../../export/readArtifact';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { baselinesFor } from '../baselines/allBaselines';
import { mapValues, rankWithBaselines, rankWithModel } from '../evaluateAgainstBaselines';
import { bestBaseline } from '../evaluateArtifact';
import { buildEvaluationSet } from '../evaluationSet';
import {
  flatMetrics,
  RANK_METRIC_NAMES,
  RANK_METRICS,
  type FlatMetrics,
  type RankMetric,
} from '../metricTable';
import { type RankedHeldOut } from '../rankHeldOut';
import { type SeedArtifact } from './trainSeeds';

export interface SeedEvaluation {
  protocol: string;
  users: number;
  items: number;
  seeds: ({ seed: number; epochs: number | undefined; gini: number } & FlatMetrics)[];
  /** Mean, standard deviation and Student's 95 % interval over the seeds. */
  metrics: Record<RankMetric | 'coverageAt10' | 'gini', Spread>;
  baselines: Record<string, FlatMetrics>;
  leftOut: string[];
  /** The baseline with the best NDCG@10. */
  bestBaseline: string;
  /** Model minus best baseline. */
  gains: Record<RankMetric, SeedGain>;
}

/** Seeds say how far luck in training goes, users how far luck in who was asked. */
export interface SeedGain {
  overSeeds: Spread;
  /** Of the mean over the seeds, each user counted once. */
  overUsers: Estimate;
}

/** Measures artifacts that differ in their seed alone on the same questions; baselines have no seed. */
export async function evaluateSeeds(
  artifacts: readonly SeedArtifact[],
  log: Pick<InteractionLog, 'sequences'>,
  test: ReadonlyMap<string, string>,
): Promise<SeedEvaluation> {
  await startEngine();
  const { items } = readArtifact(artifacts[0]!.directory);
  const set = buildEvaluationSet(items, log, test);
  if (set.questions.length === 0) throw new InputError('expected at least one test line');
  const rankings: RankedHeldOut[] = [];
  const seeds: SeedEvaluation['seeds'] = [];
  for (const { seed, directory } of artifacts) {
    const { card, weights, items: own } = readArtifact(directory);
    if (own.join('\n') !== items.join('\n'))
      throw new InputError(`${directory}: has other items than the first seed`);
    const ranked = await rankWithModel(weights, card.config, set.questions);
    rankings.push(ranked);
    const gini = giniCoefficient(ranked.recommended);
    seeds.push({ seed, epochs: card.training?.epochs, gini, ...flatMetrics(ranked) });
  }
  const { names, leftOut } = baselinesFor(items.length);
  const rankedBaselines = await rankWithBaselines(names, set, items.length, set.questions);
  const baselines = mapValues(rankedBaselines, flatMetrics);
  const best = bestBaseline(mapValues(baselines, ({ ndcgAt10 }) => ndcgAt10));
  const spread = (read: (seed: SeedEvaluation['seeds'][number]) => number) => meanInterval(seeds.map(read));
  return {
    protocol:
      'artifacts that differ in nothing but the seed, held-out item of each test line, full ranking without ' +
      'the history, ties against the model',
    users: set.questions.length,
    items: items.length,
    seeds,
    metrics: {
      ...perMetric((metric) => spread((seed) => seed[metric])),
      coverageAt10: spread(({ coverageAt10 }) => coverageAt10),
      gini: spread(({ gini }) => gini),
    },
    baselines,
    leftOut,
    bestBaseline: best,
    gains: perMetric((metric) => seedGain(metric, rankings, rankedBaselines[best]!)),
  };
}

/** Differences user by user: of every seed for the spread over seeds, of their mean for the users. */
export function seedGain(
  metric: RankMetric,
  rankings: readonly Pick<RankedHeldOut, 'ranks'>[],
  baseline: Pick<RankedHeldOut, 'ranks'>,
): SeedGain {
  const measure = RANK_METRICS[metric];
  const differences = rankings.map(({ ranks }) =>
    Float64Array.from(ranks, (rank, question) => measure(rank) - measure(baseline.ranks[question]!)),
  );
  const meanOverSeeds = Float64Array.from(
    baseline.ranks,
    (_, question) => differences.reduce((sum, own) => sum + own[question]!, 0) / differences.length,
  );
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    overSeeds: meanInterval(differences.map(mean)),
    overUsers: bootstrapInterval(meanOverSeeds, seededRandom(1).next),
  };
}

function perMetric<T>(value: (metric: RankMetric) => T): Record<RankMetric, T> {
  return Object.fromEntries(RANK_METRIC_NAMES.map((name) => [name, value(name)])) as Record<RankMetric, T>;
}
