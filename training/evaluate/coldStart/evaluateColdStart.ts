import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Estimate } from '../../../src/contracts';
import { bootstrapIntervals } from '../../../src/domain/metrics/bootstrapInterval';
import { ndcgAt, recallAt } from '../../../src/domain/metrics/rankingMetrics';
import { type InteractionLog } from '../../datasets/interactionLog';
import { readArtifact } from '../../export/readArtifact';
import { buildAttributeBags } from '../../features/attributeBags';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { trainArtifact } from '../../train/trainArtifact';
import { type TrainingHooks } from '../../train/trainingHooks';
import { type TrainOptions } from '../../train/trainOptions';
import { popularityBaseline } from '../baselines/popularity';
import { mapValues } from '../evaluateAgainstBaselines';
import { buildEvaluationSet } from '../evaluationSet';
import { type ScoreHistories } from '../rankHeldOut';
import { createModelScorer } from '../scoreWithModel';
import { randomBaseline, sharedAttributesBaseline } from './contentBaselines';
import { holdItemsOut } from './holdItemsOut';
import { placeItems } from './placeItems';
import { rankColdItems, type ColdRanks } from './rankColdItems';

export interface ColdMetrics {
  recallAt10: Estimate;
  ndcgAt10: Estimate;
}

/** What `evaluate cold-start` prints. */
export interface ColdStartEvaluation {
  protocol: string;
  users: number;
  /** Users who met a cold item first of all, and are not asked. */
  withoutHistory: number;
  /** Items that are ranked, cold ones included. */
  items: number;
  coldItems: number;
  /** Cold items of which the artifact knows no attribute; they count as misses. */
  unplaced: number;
  /** Rows of the artifact's content table, and the bytes of all its weights. */
  contentAttributes: number;
  weightBytes: number;
  /** `model`, and what can be had without one. */
  rankers: Record<string, { amongAll: ColdMetrics; amongCold: ColdMetrics }>;
  /** The same artifact on learned items, as its card tells. */
  learnedItems: ColdMetrics;
}

/** What differs from the usual training is told by `options`. */
export interface ColdStartPlan {
  share: number;
  seed: number;
  options: Partial<TrainOptions>;
}

/**
 * Trains without some of the items and asks for them, each placed by its content alone as on a phone. The artifact
 * lives in a temporary folder. Answers `undefined` when a person interrupted.
 */
export async function evaluateColdStart(
  log: InteractionLog,
  { share, seed, options }: ColdStartPlan,
  hooks: Omit<TrainingHooks, 'save'>,
): Promise<ColdStartEvaluation | undefined> {
  const split = holdItemsOut(log, share, seed);
  if (split.questions.length === 0) {
    throw new InputError('nobody met a held-out item after another one; choose a larger --share');
  }
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-cold-start-'));
  try {
    const out = join(folder, 'artifact');
    const command = {
      log: split.training,
      options: { seed, ...options },
      version: 'cold-start',
      resume: false,
    };
    const written = await trainArtifact({ ...command, out }, hooks);
    if (written === undefined) return undefined;
    hooks.onStage('ranking the items that training never saw');
    return await measure(out, log, split);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  directory: string,
  log: InteractionLog,
  { cold, training, questions: asked, withoutHistory }: ReturnType<typeof holdItemsOut>,
): Promise<ColdStartEvaluation> {
  const artifact = readArtifact(directory);
  const { card } = artifact;
  const { items, weights } = placeItems(artifact, cold, log.itemFields);
  const set = buildEvaluationSet(items, training, new Map());
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  const questions = asked.map(({ history, signals, target }) => ({
    history: Int32Array.from(history, (item) => indexOfItem.get(item)!),
    ...(signals && { signals: Uint8Array.from(signals) }),
    target: indexOfItem.get(target) ?? -1,
  }));
  const model = createModelScorer(weights, card.config);
  const rankers: Record<string, ScoreHistories> = {
    model: model.score,
    sharedAttributes: sharedAttributesBaseline(buildAttributeBags(items, log.itemFields), items.length),
    popularity: popularityBaseline(set, items.length),
    random: randomBaseline(items.length, card.seed),
  };
  const ranks: Record<string, ColdRanks> = {};
  for (const [name, score] of Object.entries(rankers)) {
    ranks[name] = await rankColdItems(questions, artifact.items.length, score);
  }
  model.dispose();
  const { recallAt10, ndcgAt10 } = card.evaluation.metrics;
  return {
    protocol:
      `${cold.length} items held out of sequences and item table; for each user the first of them, after what came ` +
      'before it; placed by the content table that ships; full ranking without the history, and among the held-out ' +
      'items alone; ties and items without a known attribute count against a ranker',
    users: questions.length,
    withoutHistory,
    items: items.length,
    coldItems: cold.length,
    unplaced: artifact.items.length + cold.length - items.length,
    contentAttributes: artifact.attributes.length,
    weightBytes: card.weightBytes,
    rankers: mapValues(ranks, ({ amongAll, amongCold }) => ({
      amongAll: coldMetrics(amongAll),
      amongCold: coldMetrics(amongCold),
    })),
    learnedItems: { recallAt10, ndcgAt10 },
  };
}

function coldMetrics(ranks: Float64Array): ColdMetrics {
  const columns = [recallAt, ndcgAt].map((metric) => Float64Array.from(ranks, (rank) => metric(10, rank)));
  const [recallAt10, ndcgAt10] = bootstrapIntervals(columns, seededRandom(1).next);
  return { recallAt10: recallAt10!, ndcgAt10: ndcgAt10! };
}
