import { type Estimate, type RankingMetrics } from '../../src/contracts';
import { countInteractions } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { type InteractionLog } from '../datasets/interactionLog';
import { startEngine } from '../engine/startEngine';
import { evaluateAgainstBaselines } from './evaluateAgainstBaselines';
import { type RankedHeldOut } from './rankHeldOut';
import { readArtifact, type LoadedArtifact } from '../export/readArtifact';
import { InputError } from '../inputError';

/** What `evaluate` prints: the metrics of the artifact, and of every baseline on the same questions. */
export interface Evaluation {
  artifact: string;
  protocol: string;
  users: number;
  /** Items that are ranked: those of the artifact and of the sequences. */
  items: number;
  recallAt10: number;
  ndcgAt10: number;
  mrr: number;
  coverageAt10: number;
  /** Bootstrap 95 % intervals, `[low, high]`. */
  intervals: Record<'recallAt10' | 'ndcgAt10' | 'mrr', [number, number]>;
  baselines: Record<string, FlatMetrics>;
  /** NDCG@10 of the model minus that of a baseline, by a paired bootstrap: above zero is a real gain. */
  ndcgGains: Record<string, Estimate>;
}

type FlatMetrics = Pick<Evaluation, 'recallAt10' | 'ndcgAt10' | 'mrr' | 'coverageAt10' | 'intervals'>;

export interface DetailedEvaluation {
  evaluation: Evaluation;
  artifact: LoadedArtifact;
  questions: HeldOut[];
  ranked: RankedHeldOut;
  /** How often each item was interacted with, in the artifact's order. */
  interactions: Int32Array;
}

/** Ranks the whole set for each user's held-out item, with the artifact as it ships. */
export async function evaluateArtifact(
  directory: string,
  log: Pick<InteractionLog, 'sequences'>,
  test: ReadonlyMap<string, string>,
): Promise<DetailedEvaluation> {
  const artifact = readArtifact(directory);
  await startEngine();
  const corpus = corpusInOrderOf(artifact.items, log);
  const questions = buildQuestions(corpus, test);
  if (questions.length === 0) throw new InputError('expected at least one test line');
  const { metrics, baselines, gains, ranked } = await evaluateAgainstBaselines(
    artifact.weights,
    artifact.card.config,
    corpus,
    questions,
  );
  return {
    artifact,
    questions,
    ranked,
    interactions: corpus.interactions,
    evaluation: {
      artifact: artifact.card.version,
      protocol:
        'held-out item of each test line, full ranking without the history, ties against the model, ' +
        'unknown users and items count as misses',
      users: questions.length,
      items: artifact.items.length,
      ...flatten(metrics),
      baselines: Object.fromEntries(
        Object.entries(baselines).map(([name, baseline]) => [name, flatten(baseline)]),
      ),
      ndcgGains: gains,
    },
  };
}

interface EvaluationCorpus {
  sequences: Int32Array[];
  rowOfUser: ReadonlyMap<string, number>;
  indexOfItem: ReadonlyMap<string, number>;
  interactions: Int32Array;
}

/** The sequences in the artifact's numbers; items it does not know are left out of the histories. */
function corpusInOrderOf(
  items: string[],
  { sequences }: Pick<InteractionLog, 'sequences'>,
): EvaluationCorpus {
  const indexOfItem = new Map(items.map((item, index) => [item, index]));
  const indexed = sequences.map((sequence) =>
    Int32Array.from(sequence.items.flatMap((item) => indexOfItem.get(item) ?? [])),
  );
  return {
    sequences: indexed,
    rowOfUser: new Map(sequences.map(({ user }, row) => [user, row])),
    indexOfItem,
    interactions: countInteractions(indexed, items.length),
  };
}

function buildQuestions(
  { sequences, rowOfUser, indexOfItem }: EvaluationCorpus,
  test: ReadonlyMap<string, string>,
): HeldOut[] {
  return [...test].map(([user, item]) => {
    const row = rowOfUser.get(user);
    const target = row === undefined ? undefined : indexOfItem.get(item);
    return {
      user: row ?? -1,
      history: row === undefined ? new Int32Array(0) : sequences[row]!,
      target: target ?? -1,
    };
  });
}

function flatten({ recallAt10, ndcgAt10, mrr, coverageAt10 }: RankingMetrics): FlatMetrics {
  return {
    recallAt10: recallAt10.value,
    ndcgAt10: ndcgAt10.value,
    mrr: mrr.value,
    coverageAt10,
    intervals: {
      recallAt10: [recallAt10.low, recallAt10.high],
      ndcgAt10: [ndcgAt10.low, ndcgAt10.high],
      mrr: [mrr.low, mrr.high],
    },
  };
}
