import { add, gather, mul, tensor1d, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../src/contracts';
import { mixBits } from '../../src/models/ops/keepMask';
import { unitLength } from '../../src/models/ops/unitLength';
import {
  encodeSequences,
  mixHistoryVectors,
  type TrainingNoise,
} from '../../src/models/recommender/encodeSequences';
import { dropout } from '../engine/ops/dropout';
import { linearCrossEntropy } from '../engine/ops/linearCrossEntropy';
import { sampledCrossEntropy } from '../engine/ops/sampledCrossEntropy';
import { type AttributeBags } from '../features/attributeBags';
import { composeItems } from './composeItems';
import { ATTRIBUTES, IDS } from './initialParameters';
import { type BatchShare } from './splitBatch';
import { type TrainOptions } from './trainOptions';

/** What a step learns from; everything in it can be sent to another thread. */
export interface StepTask {
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
  config: Pick<RecommenderConfig, 'encoders'>;
  options: Pick<
    TrainOptions,
    'dimension' | 'temperature' | 'inputDropout' | 'hiddenDropout' | 'attentionDropout'
  >;
}

/**
 * Mean cross entropy of the questions' answers, summed over the encoders and, where there are two, their mixture:
 * each encoder learns to answer alone, and both to answer together.
 */
export function lossOfBatch(
  parameters: Readonly<Record<string, Tensor>>,
  { share, totalWeight, rivals, seed }: StepTask,
  { bags, candidates, config, options }: StepContext,
): Scalar {
  const items = rivals.kind === 'all' ? candidates : distinct([share.inputs, share.targets, rivals.items]);
  const rowOf = new Map(Array.from(items, (item, row) => [item, row]));
  const rows = (list: Int32Array) => list.map((item) => rowOf.get(item)!);
  const ids = parameters[IDS] as Tensor2D;
  const attributes = parameters[ATTRIBUTES] as Tensor2D;
  const unit = unitLength(composeItems(ids, attributes, items, bags)); // [items, D]
  const rowsOfUnit = (list: Int32Array): Tensor2D => gather(unit, tensor1d(rows(list), 'int32'));

  const noise = trainingNoise(options, share.rowOffset, seed);
  const vectors = encodeSequences(rowsOfUnit(share.inputs), share.positions, parameters, config, noise);
  const heads = Object.values(vectors) as Tensor2D[];
  if (heads.length > 1) heads.push(mixHistoryVectors(vectors, config));

  const queries = tensor1d(share.queries, 'int32');
  const { targets, weights } = share;
  const losses = heads.map((head) => {
    const hidden = mul<Tensor2D>(gather(head, queries), 1 / options.temperature);
    if (rivals.kind === 'all') {
      return linearCrossEntropy({ hidden, table: unit, targets: rows(targets), weights, totalWeight });
    }
    return sampledCrossEntropy({
      hidden,
      own: rowsOfUnit(targets),
      negatives: rowsOfUnit(rivals.items),
      targets,
      negativeItems: rivals.items,
      weights,
      totalWeight,
      negativeCorrection: rivals.correction,
    });
  });
  return losses.reduce((sum, loss) => add(sum, loss));
}

/** Each place draws from its own seed; elements are counted through the whole batch. */
function trainingNoise(
  { dimension, inputDropout, hiddenDropout, attentionDropout }: StepContext['options'],
  rowOffset: number,
  seed: number,
): TrainingNoise {
  const seedOf = (place: number) => mixBits(seed ^ mixBits(place));
  const offset = rowOffset * dimension;
  return {
    input: (x) => dropout(x, { rate: inputDropout, seed: seedOf(1), offset }),
    hidden: (x, place) => dropout(x, { rate: hiddenDropout, seed: seedOf(100 + place), offset }),
    attention: (layer) => ({ rate: attentionDropout, seed: seedOf(1000 + layer), offset: rowOffset }),
  };
}

function distinct(lists: Int32Array[]): Int32Array {
  const items = new Set<number>();
  for (const list of lists) for (const item of list) items.add(item);
  return Int32Array.from(items);
}
