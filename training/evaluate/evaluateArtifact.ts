import { type Estimate } from '../../src/contracts';
import { type InteractionLog } from '../datasets/interactionLog';
import { type UserTable } from '../datasets/userTable';
import { startEngine } from '../engine/startEngine';
import { readArtifact, type LoadedArtifact } from '../export/readArtifact';
import { InputError } from '../inputError';
import { baselinesFor } from './baselines/allBaselines';
import { mapValues, rankWithBaselines, rankWithModel } from './evaluateAgainstBaselines';
import { buildEvaluationSet, type EvaluationSet } from './evaluationSet';
import { exposureReport, type ExposureReport } from './exposureReport';
import { groupByHistoryLength } from './groups/byHistoryLength';
import { groupByUserColumns } from './groups/byUserColumn';
import { groupReport, type GroupReport } from './groups/groupReport';
import { groupByPopularity } from './groups/popularityFifths';
import { flatMetrics, type FlatMetrics } from './metricTable';
import { priceLevels, type PriceLevels } from './priceLevels';
import { quantisationReport, type QuantisationReport } from './quantisationReport';
import { type RankedHeldOut } from './rankHeldOut';
import { meanNdcg, ndcgGain } from './rankingReport';

/** What `evaluate` prints: the metrics of the artifact, and of every baseline on the same questions. */
export interface Evaluation extends FlatMetrics {
  artifact: string;
  protocol: string;
  users: number;
  /** Items that are ranked: those of the artifact. */
  items: number;
  baselines: Record<string, FlatMetrics>;
  /** Baselines that were left out, and why. */
  leftOut: string[];
  /** NDCG@10 of the model minus that of a baseline, by a paired bootstrap: above zero is a real gain. */
  ndcgGains: Record<string, Estimate>;
  /** For whom and for what the model does better or worse. */
  groups: GroupReport[];
  /** What gets room in the top tens of the `model` and of each baseline. */
  exposure: Record<string, ExposureReport>;
  /** Absent where the card does not tell the metrics of its float weights. */
  quantisation?: QuantisationReport;
  /** Absent where nothing is known of prices. */
  prices?: PriceLevels;
}

export interface DetailedEvaluation {
  evaluation: Evaluation;
  artifact: Pick<LoadedArtifact, 'card'>;
  ranked: RankedHeldOut;
  /** How often each ranker recommended each item. */
  recommended: Record<string, Int32Array>;
  interactions: Int32Array;
}

/** What may be known beside the sequences; it enters the report alone. */
export interface KnownFacts {
  userTable?: UserTable | undefined;
  itemFields?: InteractionLog['itemFields'] | undefined;
}

/** Ranks the whole set for each user's held-out item, with the artifact as it ships. */
export async function evaluateArtifact(
  directory: string,
  log: Pick<InteractionLog, 'sequences'>,
  test: ReadonlyMap<string, string>,
  { userTable, itemFields }: KnownFacts = {},
): Promise<DetailedEvaluation> {
  const artifact = readArtifact(directory);
  const { card, items, weights } = artifact;
  await startEngine();
  const set = buildEvaluationSet(items, log, test);
  const { questions } = set;
  if (questions.length === 0) throw new InputError('expected at least one test line');
  const ranked = await rankWithModel(weights, card.config, questions);
  const { names, leftOut } = baselinesFor(items.length);
  const baselines = await rankWithBaselines(names, set, items.length, questions);
  const rankings = { model: ranked, ...baselines };
  const quantisation = quantisationReport(card.evaluation);
  const prices = itemFields && priceLevels(questions, ranked.topTens, items, itemFields);
  return {
    artifact,
    ranked,
    recommended: mapValues(rankings, ({ recommended }) => recommended),
    interactions: set.interactions,
    evaluation: {
      artifact: card.version,
      protocol:
        'held-out item of each test line, full ranking without the history, ties against the model, ' +
        'unknown users and items count as misses',
      users: questions.length,
      items: items.length,
      ...flatMetrics(ranked),
      baselines: mapValues(baselines, flatMetrics),
      leftOut,
      ndcgGains: mapValues(baselines, (baseline) => ndcgGain(ranked, baseline)),
      groups: reportGroups(set, ranked, baselines, userTable),
      exposure: mapValues(rankings, (ranking) => exposureReport(ranking, set)),
      ...(quantisation && { quantisation }),
      ...(prices && { prices }),
    },
  };
}

function reportGroups(
  { questions, askers, interactions }: EvaluationSet,
  ranked: RankedHeldOut,
  baselines: Readonly<Record<string, RankedHeldOut>>,
  userTable: UserTable | undefined,
): GroupReport[] {
  const name = bestBaseline(mapValues(baselines, ({ ranks }) => meanNdcg(ranks)));
  const groupings = [
    groupByHistoryLength(questions),
    groupByPopularity(questions, interactions),
    ...(userTable ? groupByUserColumns(askers, userTable) : []),
  ];
  return groupings.map((grouping) => groupReport(grouping, ranked, { name, ranked: baselines[name]! }));
}

/** Name of the highest value; the first of equals. */
export function bestBaseline(values: Readonly<Record<string, number>>): string {
  return Object.keys(values).reduce((best, name) => (values[name]! > values[best]! ? name : best));
}
