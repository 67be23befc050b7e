import { type WeightModel } from '../../src/models/weights/weightManifest';
import { type Corpus, type SequenceSet } from '../datasets/corpus';
import { type LoadedArtifact } from '../export/readArtifact';
import { addContent, type ShippableModel } from './addContent';
import { assembleModel } from './assembleModel';
import { buildTable } from './buildTables';
import { EVERY_MOVE } from './increment/chooseKept';
import { grownTable } from './increment/grownTable';
import { keepRows } from './increment/keepRows';
import { type TrainOptions } from './trainOptions';
import { type Trial } from './trainingRun';

export interface AssembledTrial extends ShippableModel {
  /** On whose grids the weights lie. */
  like?: WeightModel;
}

/** What a trial ships with the learned `values`; table, popularity and trend are those of `learned`. */
export function assembleTrial(
  { trained, mixture, changes, keptBelow = EVERY_MOVE, steadiness = 0 }: Trial,
  values: Readonly<Record<string, Float32Array>>,
  corpus: Corpus,
  learned: SequenceSet,
  options: TrainOptions,
  from: LoadedArtifact | undefined,
): AssembledTrial {
  if (changes.learns !== 'items' || !from) {
    const table = buildTable(corpus, learned.sequences, { ...options, encoders: trained }, mixture);
    return addContent(
      assembleModel(values, corpus, learned, options, table, mixture),
      trained,
      values,
      corpus,
    );
  }
  const table = grownTable(from, learned.sequences, corpus.items.length, mixture.table, steadiness);
  const { weights, config } = assembleModel(values, corpus, learned, options, table, mixture);
  const { content } = from.weights;
  return {
    weights: {
      ...weights,
      ...keepRows(weights.itemVectors, from, keptBelow),
      ...(content && { content }),
    },
    config: { ...config, ...(content && { contentAttributes: from.attributes.length }) },
    attributes: from.attributes,
    like: from.model,
  };
}

/** How many item rows of `from` are in `model` byte for byte. */
export function countKeptRows({ weights }: ShippableModel, from: LoadedArtifact): number {
  const { dimension, itemBytes } = from.weights;
  const now = weights.itemBytes?.integers;
  if (!now || !itemBytes) return 0;
  return from.items.filter((_, row) => {
    const [start, end] = [row * dimension, (row + 1) * dimension];
    return Buffer.compare(now.subarray(start, end), itemBytes.integers.subarray(start, end)) === 0;
  }).length;
}
