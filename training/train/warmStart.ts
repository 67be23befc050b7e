import { createHash } from 'node:crypto';
import { type Corpus } from '../datasets/corpus';
import { readArtifact, type LoadedArtifact } from '../export/readArtifact';
import { FEATURE_SCHEMA_HASH } from '../features/featureSchema';
import { InputError } from '../inputError';
import { decompose } from './decomposeVectors';
import { ATTRIBUTES, IDS, LOG_SCALE, type ParameterValues } from './initialParameters';
import { trainOptionsFor, type TrainOptions } from './trainOptions';

/** Enough to take in what a week brings. */
const WARM_EPOCHS = 4;
/** Of the usual learning rate: larger steps would forget before they learn. */
const WARM_RATE = 0.5;

/** The artifact that a run starts from. Throws an InputError when `directory` holds none, or one of other features. */
export function readStart(directory: string): LoadedArtifact {
  const artifact = readArtifact(directory);
  if (artifact.card.featureSchemaHash !== FEATURE_SCHEMA_HASH) {
    throw new InputError(
      `${directory}/card.json: featureSchemaHash: made by a version that reads items otherwise; train without --from`,
    );
  }
  return artifact;
}

/** Tells starting points apart in checkpoints. */
export function startKey({ card, weights }: Pick<LoadedArtifact, 'card' | 'weights'>): string {
  const { buffer, byteOffset, byteLength } = weights.itemVectors;
  return createHash('sha256')
    .update(JSON.stringify(card))
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest('hex');
}

/** The defaults for going on from an artifact, with what a person changed: what has a shape is the artifact's. */
export function warmOptions(
  { card }: Pick<LoadedArtifact, 'card'>,
  itemCount: number,
  changes: Partial<TrainOptions>,
): TrainOptions {
  if (changes.encoder !== undefined && changes.encoder !== 'auto') {
    throw new InputError(
      `--encoder ${changes.encoder}: with --from the artifact's own encoders go on; leave it out`,
    );
  }
  const { dimension, historyLength } = card.config;
  const usual = trainOptionsFor(itemCount, changes);
  return {
    ...usual,
    epochs: changes.epochs ?? WARM_EPOCHS,
    learningRate: changes.learningRate ?? WARM_RATE * usual.learningRate,
    dimension,
    historyLength,
  };
}

/**
 * Initial parameters that score as `artifact` does: its items keep their vectors and its encoders their weights.
 * An artifact has attributes added in; `decompose` takes them apart again, and gives items that are new since a
 * place to start from. Everything else stays `fresh`.
 */
export function warmParameters(
  fresh: Readonly<Record<string, ParameterValues>>,
  artifact: LoadedArtifact,
  corpus: Pick<Corpus, 'items' | 'indexOfItem' | 'bags'>,
): Record<string, ParameterValues> {
  const { ids, attributes } = decompose(artifact, corpus);
  const { dimension } = artifact.card.config;
  const known = new Set(artifact.items);
  corpus.items.forEach((item, row) => {
    if (known.has(item)) return;
    const end = (row + 1) * dimension;
    ids.set(fresh[IDS]!.values.subarray(row * dimension, end), row * dimension);
  });
  const values: Record<string, Float32Array> = {
    ...artifact.weights.encoder,
    [IDS]: ids,
    [ATTRIBUTES]: attributes,
    [LOG_SCALE]: Float32Array.of(-Math.log(artifact.card.config.temperature)),
  };
  return Object.fromEntries(
    Object.entries(fresh).map(([name, { shape, values: initial }]) => {
      const warm = values[name];
      return [name, { shape, values: warm?.length === initial.length ? warm.slice() : initial }];
    }),
  );
}
