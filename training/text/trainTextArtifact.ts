import { resolve } from 'node:path';
import { TEXT_ARTIFACT_FORMAT_VERSION, type TextModelCard } from '../../src/contracts';
import { TEXT_FEATURES_VERSION } from '../../src/text/textNgrams';
import { currentCommit } from '../export/currentCommit';
import { nextVersionIn } from '../export/nextVersion';
import { assertWritable } from '../export/writeArtifact';
import { classifierReport } from '../report/classifierReport';
import { buildTextParity } from './textArtifact';
import { writeTextArtifact } from './textArtifactFiles';
import { type TextSet } from './textSet';
import {
  trainClassifier,
  type ClassifierHooks,
  type ClassifierOptions,
  type TrainedClassifier,
} from './trainClassifier';

export interface ClassifyCommand {
  set: TextSet;
  options: ClassifierOptions;
  /** Folder of the artifact. */
  out: string;
  version?: string | undefined;
}

/** Trains a classifier and writes its artifact with a report; nothing is written when it fails. */
export function trainTextArtifact(command: ClassifyCommand, hooks: ClassifierHooks = {}): TextModelCard {
  const { set, options, out } = command;
  const directory = resolve(out);
  assertWritable(directory);
  const createdAt = new Date();
  const version = command.version ?? nextVersionIn(resolve(directory, '..'), createdAt);
  const trained = trainClassifier(set, options, hooks);
  const card = cardOf(set, trained, { version, createdAt, seed: options.seed });
  const { encoded, weights, config } = trained;
  const parity = buildTextParity(weights, config);
  const report = classifierReport(card, trained.answers);
  writeTextArtifact(directory, { card, weights: encoded, parity, report });
  return card;
}

function cardOf(
  set: TextSet,
  { config, choice, evaluation, encoded }: TrainedClassifier,
  { version, createdAt, seed }: { version: string; createdAt: Date; seed: number },
): TextModelCard {
  const { labels } = set.labelling;
  const counts = set.classNames.map(
    (name, label) => [name, labels.filter((own) => own === label).length] as const,
  );
  return {
    formatVersion: TEXT_ARTIFACT_FORMAT_VERSION,
    model: 'text-classifier',
    version,
    createdAt: createdAt.toISOString(),
    gitCommit: currentCommit(),
    seed,
    config,
    textFeatures: TEXT_FEATURES_VERSION,
    dataset: {
      name: set.name,
      sha256: set.sha256,
      licence: set.licence,
      texts: set.texts.length,
      perClass: Object.fromEntries(counts),
      categories: set.categoryNames.filter(Boolean).length,
      repeated: set.repeated,
      contradictory: set.contradictory,
      empty: set.empty,
    },
    training: choice,
    evaluation,
    weightBytes: encoded.bytes.byteLength,
  };
}
