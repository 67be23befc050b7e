import { exp, gather, mul, tensor1d, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../src/contracts';
import { mixBits } from '../../src/models/ops/keepMask';
import { unitLength } from '../../src/models/ops/unitLength';
import { encodeSequences, type TrainingNoise } from '../../src/models/recommender/encodeSequences';
import { dropout } from '../engine/ops/dropout';
import { linearCrossEntropy } from '../engine/ops/linearCrossEntropy';
import { sampledCrossEntropy } from '../engine/ops/sampledCrossEntropy';
import { type AttributeBags } from '../features/attributeBags';
import { composeItems } from './composeItems';
import { ATTRIBUTES, IDS, LOG_SCALE } from './initialParameters';
import { seenColumns } from './seenItems';
import { type BatchShare } from './splitBatch';
import { type TrainOptions } from './trainOptions';

/** What a step learns from; everything in it can be sent to another thread. */
export interface StepTask {
  /** Who answers. */
  encoders: RecommenderConfig['encoders'];
  share: BatchShare;
  /** The weight of all questions of the whole batch. */
  totalWeight: number;
  /** Items that every answer is compared with. */
  rivals: Rivals;
  /** Decides about dropout, whatever the share. */
  seed: number;
}

export type Rivals =
  | { kind: 'all' }
  | { kind: 'sample'; items: Int32Array; /** See `sampledCrossEntropy`. */ correction: number };

/** What every step of a run reads. */
export interface StepContext {
  bags: AttributeBags;
  /** Items with interactions: only they are ever an answer. */
  candidates: Int32Array;
  /** Of the model; absent where it reads none. */
  signals: RecommenderConfig['signals'];
  options: Pick<
    TrainOptions,
    'dimension' | 'historyLength' | 'temperature' | 'averageDropout' | 'transformerDropout'
  >;
}

/**
 * Mean cross entropy of the questions' answers among the items not seen before. `task.encoders` answer: one alone or
 * both together.
 */
export function lossOfBatch(
  parameters: Readonly<Record<string, Tensor>>,
  { encoders, share, totalWeight, rivals, seed }: StepTask,
  { bags, candidates, signals, options }: StepContext,
): Scalar {
  const items = rivals.kind === 'all' ? candidates : distinct([share.inputs, share.targets, rivals.items]);
  const rowOf = new Map(Array.from(items, (item, row) => [item, row]));
  const rows = (list: Int32Array) => list.map((item) => rowOf.get(item)!);
  const ids = parameters[IDS] as Tensor2D;
  const attributes = parameters[ATTRIBUTES] as Tensor2D;
  const unit = unitLength(composeItems(ids, attributes, items, bags)); // [items, D]
  const rowsOfUnit = (list: Int32Array): Tensor2D => gather(unit, tensor1d(rows(list), 'int32'));

  const noise = trainingNoise(options, share.rowOffset, seed);
  const rowsOfShare = { ...share, items: rowsOfUnit(share.inputs) };
  const queries = encodeSequences(rowsOfShare, parameters, { encoders, signals }, noise);
  const asked: Tensor2D = gather(queries, tensor1d(share.queries, 'int32')); // [Q, D]
  const { targets, weights } = share;
  if (rivals.kind === 'all') {
    const excluded = seenColumns(share, (item) => [rowOf.get(item)!]);
    return linearCrossEntropy({
      hidden: mul(asked, exp(parameters[LOG_SCALE]!)),
      table: unit,
      targets: rows(targets),
      weights,
      totalWeight,
      excluded,
    });
  }
  const columns = columnsByItem(rivals.items);
  return sampledCrossEntropy({
    // A sample of rivals is easier than all of them: a learned temperature would grow too sure of itself.
    hidden: mul(asked, 1 / options.temperature),
    own: rowsOfUnit(targets),
    negatives: rowsOfUnit(rivals.items),
    targets,
    negativeItems: rivals.items,
    weights,
    totalWeight,
    negativeCorrection: rivals.correction,
    excluded: seenColumns(share, (item) => columns.get(item) ?? []),
  });
}

function columnsByItem(items: Int32Array): Map<number, number[]> {
  const columns = new Map<number, number[]>();
  items.forEach((item, column) => {
    const list = columns.get(item);
    if (list) list.push(column);
    else columns.set(item, [column]);
  });
  return columns;
}

/** Each place draws from its own seed; elements are counted through the whole batch. */
function trainingNoise(
  { dimension, averageDropout, transformerDropout }: StepContext['options'],
  rowOffset: number,
  seed: number,
): TrainingNoise {
  const drop = (x: Tensor2D, rate: number, place: number) =>
    dropout(x, { rate, seed: mixBits(seed ^ mixBits(place)), offset: rowOffset * dimension });
  return {
    averageInput: (x) => drop(x, averageDropout, 1),
    transformerInput: (x) => drop(x, transformerDropout, 2),
    hidden: (x, place) => drop(x, transformerDropout, 100 + place),
  };
}

function distinct(lists: Int32Array[]): Int32Array {
  const items = new Set<number>();
  for (const list of lists) for (const item of list) items.add(item);
  return Int32Array.from(items);
}
