import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Estimate } from '../../../src/contracts';
import { clusterIntervals } from '../../../src/domain/metrics/clusterInterval';
import { type InteractionLog, type UserSequence } from '../../datasets/interactionLog';
import { startEngine } from '../../engine/startEngine';
import { readArtifact } from '../../export/readArtifact';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { trainArtifact } from '../../train/trainArtifact';
import { type TrainingHooks } from '../../train/trainingHooks';
import { type TrainOptions } from '../../train/trainOptions';
import { baselinesFor } from '../baselines/allBaselines';
import { mapValues, rankWithBaselines, rankWithModel } from '../evaluateAgainstBaselines';
import { RANK_METRIC_NAMES, RANK_METRICS, type RankMetric } from '../metricTable';
import { rankHeldOut, type RankedHeldOut } from '../rankHeldOut';
import { trainGru4Rec, type Gru4RecOptions } from './gru4rec';
import { buildSessionQuestions, splitSessions, spreadSessions } from './splitSessions';

export interface SessionEvaluation {
  protocol: string;
  artifact: string;
  trainSessions: number;
  testSessions: number;
  /** Prefixes of test sessions. */
  questions: number;
  items: number;
  unknownClicks: number;
  /** `model` first, then the baselines; intervals by session. Recall@20 is the papers' P@20. */
  rankers: Record<string, SessionMetrics>;
  leftOut: string[];
  /** What keeps the figures from being taken at their word. */
  warnings: string[];
}

export type SessionMetrics = Record<RankMetric, Estimate> & { coverageAt10: number };

export interface SessionSource {
  name: string;
  sha256: string;
  sessions: readonly UserSequence[];
  /** Share of the sessions, the latest, that ask the questions. */
  testShare: number;
  /** Of these, at most so many are asked for, spread evenly over time; all by default. */
  mostTestSessions?: number | undefined;
}

/** What is trained on: the sessions before the split, each a user of its own. */
export function sessionLog({ name, sha256, sessions, testShare }: SessionSource): InteractionLog {
  return {
    name: `${name} without the last ${(testShare * 100).toFixed(0)} %`,
    sha256,
    licence: 'not stated',
    simulated: false,
    sequences: splitSessions(sessions, testShare).train,
    itemFields: new Map(),
  };
}

/**
 * Trains by the defaults on the sessions before the split, into a temporary folder. Calls `use` with it.
 * Answers `undefined` when a person interrupted.
 */
export async function withTrainedSessions<T>(
  source: SessionSource,
  options: Partial<TrainOptions>,
  hooks: Omit<TrainingHooks, 'save'>,
  use: (directory: string) => Promise<T>,
): Promise<T | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-sessions-'));
  try {
    const out = join(folder, 'artifact');
    const written = await trainArtifact(
      { log: sessionLog(source), options, out, version: 'sessions', resume: false },
      hooks,
    );
    return written && (await use(written.directory));
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Asks for the next click after every prefix of the test sessions. Items of the session stay in the ranking:
 * people return to what they looked at, and the published protocol counts that. The recurrent baseline trains here.
 */
export async function evaluateSessions(
  directory: string,
  source: SessionSource,
  gru4rec: Gru4RecOptions,
): Promise<SessionEvaluation> {
  const { card, items, weights } = readArtifact(directory);
  await startEngine();
  const { train, test: later } = splitSessions(source.sessions, source.testShare);
  const test = spreadSessions(later, source.mostTestSessions ?? later.length);
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  const { questions, unknownClicks } = buildSessionQuestions(test, indexOfItem);
  if (questions.length === 0) throw new InputError('expected a test session with two items the model knows');
  const learned = {
    sequences: train.map((session) =>
      Int32Array.from(session.items.flatMap((item) => indexOfItem.get(item) ?? [])),
    ),
  };
  const options = { historyExcluded: false };
  const model = await rankWithModel(weights, card.config, questions, options);
  const { names, leftOut } = baselinesFor(items.length);
  const recurrent = await trainGru4Rec(learned.sequences, items.length, gru4rec);
  const ranked = {
    model,
    gru4rec: await rankHeldOut(questions, items.length, recurrent.score, options),
    ...(await rankWithBaselines(names, learned, items.length, questions, options)),
  };
  recurrent.dispose();
  const clusters = Int32Array.from(questions, ({ user }) => user);
  return {
    protocol:
      `next click after every prefix of the last ${(source.testShare * 100).toFixed(0)} % of the sessions, by order of the ` +
      `file${test.length < later.length ? ` (${test.length} of ${later.length} sessions, spread evenly)` : ''}; ` +
      'full ranking, items of the session included, ties against the model; clicks on items that training ' +
      'did not see are removed; intervals by session',
    artifact: card.version,
    trainSessions: train.length,
    testSessions: new Set(clusters).size,
    questions: questions.length,
    items: items.length,
    unknownClicks,
    rankers: mapValues(ranked, (ranking) => sessionMetrics(ranking, clusters)),
    leftOut,
    warnings:
      card.dataset.sha256 === source.sha256 && card.dataset.users === train.length
        ? []
        : ['the artifact was not trained on the sessions before this split: it may know the answers'],
  };
}

function sessionMetrics({ ranks, recommended }: RankedHeldOut, clusters: Int32Array): SessionMetrics {
  const columns = RANK_METRIC_NAMES.map((name) => Float64Array.from(ranks, RANK_METRICS[name]));
  const estimates = clusterIntervals(columns, clusters, seededRandom(1).next);
  const metrics = Object.fromEntries(RANK_METRIC_NAMES.map((name, index) => [name, estimates[index]!]));
  return {
    ...(metrics as Record<RankMetric, Estimate>),
    coverageAt10: recommended.filter((count) => count > 0).length / recommended.length,
  };
}
