import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { type ModelCard } from '../../src/contracts';
import { buildCorpus } from '../datasets/corpus';
import { type InteractionLog } from '../datasets/interactionLog';
import { startEngine } from '../engine/startEngine';
import { buildCard } from '../export/buildCard';
import { nextVersionIn } from '../export/nextVersion';
import { buildParity, INCREMENT_CASES } from '../export/parity';
import { dequantise, quantise } from '../export/quantise';
import { type LoadedArtifact } from '../export/readArtifact';
import { assertWritable, writeArtifact } from '../export/writeArtifact';
import { FEATURE_SCHEMA_HASH } from '../features/featureSchema';
import { loadCheckpoint, removeCheckpoint, saveCheckpoint } from './checkpoint';
import { trainRecommender, type TrainedRecommender } from './trainRecommender';
import { type TrainingHooks } from './trainingHooks';
import { fromCheckpoint, toCheckpoint } from './trainingRun';
import { trainOptionsFor, type TrainOptions } from './trainOptions';
import { readStart, startKey, warmOptions } from './warmStart';

export interface TrainCommand {
  log: InteractionLog;
  /** What differs from the defaults for the log's catalogue. */
  options: Partial<TrainOptions>;
  /** Folder of the artifact; by default `model-artifacts/recommender/<version>`. */
  out?: string | undefined;
  version?: string | undefined;
  resume: boolean;
  /** Folder of an artifact to go on from instead of learning from nothing. */
  from?: string | undefined;
}

export interface WrittenArtifact {
  directory: string;
  card: ModelCard;
  trained: TrainedRecommender;
}

const ARTIFACTS = 'model-artifacts/recommender';

/**
 * Trains a recommender and writes its artifact; nothing is written when it fails. Interrupted, it leaves a
 * checkpoint beside the artifact's folder and answers `undefined`.
 */
export async function trainArtifact(
  { log, options: changes, out, version, resume, from }: TrainCommand,
  hooks: Omit<TrainingHooks, 'save'>,
): Promise<WrittenArtifact | undefined> {
  const createdAt = new Date();
  const artifactVersion = version ?? nextVersionIn(ARTIFACTS, createdAt);
  const directory = resolve(out ?? `${ARTIFACTS}/${artifactVersion}`);
  assertWritable(directory);
  const checkpoint = checkpointFolder(out ?? ARTIFACTS);
  const start = from === undefined ? undefined : readStart(from);
  const corpus = buildCorpus(log, start?.items);
  const itemCount = corpus.items.length;
  const options = start ? warmOptions(start, itemCount, changes) : trainOptionsFor(itemCount, changes);
  const key = runKey(log, options, start);
  await startEngine(options.engine);
  const run = resume ? fromCheckpoint(loadCheckpoint(checkpoint, key)) : undefined;
  const save: TrainingHooks['save'] = (state) => saveCheckpoint(checkpoint, toCheckpoint(key, state));
  const trained = await trainRecommender(corpus, options, { ...hooks, save }, run, start);
  if (trained === undefined) return undefined;

  const { config, selection, attributes, like } = trained;
  const weights = quantise(trained.weights, config, like);
  const vocabulary = { items: corpus.items, ...(attributes.length > 0 && { attributes }) };
  const shipped = dequantise(weights, corpus.items.length, config);
  const card = buildCard({
    version: artifactVersion,
    seed: options.seed,
    config,
    evaluation: selection.evaluation,
    training: {
      epochs: selection.trial.epochs,
      losses: selection.trial.history.map(({ loss }) => loss),
    },
    weightBytes: weights.bytes.byteLength,
    log,
    corpus,
    vocabulary,
    createdAt,
  });
  const cases = like && INCREMENT_CASES;
  const parity = await buildParity(shipped, config, corpus.items, corpus, cases);
  writeArtifact(directory, { card, vocabulary, weights, parity });
  removeCheckpoint(checkpoint);
  return { directory, card, trained };
}

/** Beside the artifact, so that `--resume` with the same `--out` finds it. */
export function checkpointFolder(out: string): string {
  return `${resolve(out)}.checkpoint`;
}

function runKey(log: InteractionLog, options: TrainOptions, start: LoadedArtifact | undefined): string {
  const from = start ? [startKey(start)] : [];
  const facts = JSON.stringify([log.sha256, log.name, options, FEATURE_SCHEMA_HASH, ...from]);
  return createHash('sha256').update(facts).digest('hex');
}
