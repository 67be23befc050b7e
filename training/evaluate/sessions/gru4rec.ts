import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  add,
  concat,
  gather,
  grads,
  keep,
  matMul,
  mul,
  sigmoid,
  slice,
  split,
  sub,
  tanh,
  tensor,
  tensor1d,
  tidy,
  zeros,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { mixBits } from '../../../src/models/ops/keepMask';
import { createParameter, disposeParameter, type Parameter } from '../../engine/optimiser/parameter';
import { stepAdam } from '../../engine/optimiser/stepAdam';
import { dropout } from '../../engine/ops/dropout';
import { sampledCrossEntropy } from '../../engine/ops/sampledCrossEntropy';
import { seededRandom, type SeededRandom } from '../../random/seededRandom';
import { type ScoreHistories } from '../rankHeldOut';

export interface Gru4RecOptions {
  epochs: number;
  seed: number;
  /** D, of item vectors and of the hidden state. */
  dimension?: number;
  /** Sessions a step learns from. */
  batchSessions?: number;
  /** Items that every answer is compared with. */
  negatives?: number;
  learningRate?: number;
  onEpoch?: (epoch: number, loss: number) => void;
}

const DEFAULTS = { dimension: 100, batchSessions: 512, negatives: 2048, learningRate: 3e-3 };
/** Clicks of a session that are read; the latest. */
const LONGEST = 20;
const DROPOUT = 0.25;
const CLIP_NORM = 5;
const ITEM_DEVIATION = 0.05;

/** Items [N, D], Wx [D, 3D], Wh [D, 3D], bias [3D]; the gates are update, reset, candidate. */
type Weights = [items: Tensor2D, ofInput: Tensor2D, ofState: Tensor2D, bias: Tensor1D];

/**
 * A recurrent baseline in the style of GRU4Rec (Hidasi et al. 2016) with tied item vectors and a sampled softmax over
 * the next click (Hidasi & Karatzoglou 2018): one layer of gated recurrent units, not tuned for any log. Needs a started
 * engine. `dispose` frees its tensors.
 */
export async function trainGru4Rec(
  sessions: readonly Int32Array[],
  itemCount: number,
  options: Gru4RecOptions,
): Promise<{ score: ScoreHistories; dispose: () => void }> {
  const { epochs, seed, dimension, batchSessions, negatives, learningRate } = { ...DEFAULTS, ...options };
  const parameters = initialWeights(itemCount, dimension, seededRandom(seed));
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const random = seededRandom(mixBits(seed ^ mixBits(epoch + 1)));
    const batches = planBatches(sessions, batchSessions, random);
    let lossSum = 0;
    for (const batch of batches) {
      const rivals = Int32Array.from({ length: negatives }, () => random.below(itemCount));
      const correction = Math.log(itemCount / negatives);
      const loss = (weights: Weights) =>
        lossOfBatch(weights, batch, rivals, correction, random.below(2 ** 32));
      lossSum += takeStep(parameters, loss, ++step, learningRate);
      await nextTurn();
    }
    options.onEpoch?.(epoch + 1, lossSum / Math.max(1, batches.length));
  }
  return {
    score: async (histories) => tidy(() => scoresOf(weightsOf(parameters), histories)),
    dispose: () => parameters.forEach(disposeParameter),
  };
}

function initialWeights(itemCount: number, dimension: number, random: SeededRandom): Parameter[] {
  const normal = (name: string, shape: [number, number], deviation: number) => {
    const values = Float32Array.from({ length: shape[0] * shape[1] }, () => random.normal() * deviation);
    return createParameter(name, tensor(values, shape));
  };
  return [
    normal('items', [itemCount, dimension], ITEM_DEVIATION),
    normal('ofInput', [dimension, 3 * dimension], 1 / Math.sqrt(dimension)),
    normal('ofState', [dimension, 3 * dimension], 1 / Math.sqrt(dimension)),
    createParameter('bias', zeros([3 * dimension])),
  ];
}

const weightsOf = (parameters: readonly Parameter[]) =>
  parameters.map(({ values }) => values) as unknown as Weights;

/** Sessions of one length go together, so that nothing is padded. */
function planBatches(sessions: readonly Int32Array[], size: number, random: SeededRandom): Int32Array[][] {
  const order = random.shuffle(Int32Array.from(sessions.keys()));
  const recent = Array.from(order, (index) => sessions[index]!.slice(-LONGEST));
  const groups = groupByLength(recent.filter(({ length }) => length >= 2));
  const batches = groups.flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, part) =>
      group.slice(part * size, (part + 1) * size),
    ),
  );
  return Array.from(random.shuffle(Int32Array.from(batches.keys())), (index) => batches[index]!);
}

function takeStep(
  parameters: readonly Parameter[],
  computeLoss: (weights: Weights) => Tensor,
  step: number,
  learningRate: number,
): number {
  let loss = 0;
  const gradients = tidy(() =>
    grads((...weights: Tensor[]) => {
      const value = computeLoss(weights as unknown as Weights);
      loss = value.dataSync()[0]!;
      return value;
    })(weightsOf(parameters)).map((gradient) => keep(gradient)),
  );
  stepAdam(parameters, gradients, { step, learningRate, clipNorm: CLIP_NORM });
  gradients.forEach((gradient) => gradient.dispose());
  return loss;
}

function lossOfBatch(
  weights: Weights,
  sessions: readonly Int32Array[],
  rivals: Int32Array,
  negativeCorrection: number,
  seed: number,
): Tensor {
  const [items] = weights;
  const steps = sessions[0]!.length - 1;
  const inputs = byStep(sessions, 0, steps);
  const targets = byStep(sessions, 1, steps);
  const rows = (indices: Int32Array): Tensor2D => gather(items, tensor1d(indices, 'int32'));
  const x = dropout(rows(inputs), { rate: DROPOUT, seed, offset: 0 });
  const states = concat(runUnits(x, steps, weights)) as Tensor2D;
  return sampledCrossEntropy({
    hidden: dropout(states, { rate: DROPOUT, seed: mixBits(seed), offset: 0 }),
    own: rows(targets),
    negatives: rows(rivals),
    targets,
    negativeItems: rivals,
    weights: new Float32Array(targets.length).fill(1),
    totalWeight: targets.length,
    negativeCorrection,
  });
}

/** [steps · sessions]: the first of all sessions, the second of all, … */
function byStep(sessions: readonly Int32Array[], from: number, steps: number): Int32Array {
  const list = new Int32Array(steps * sessions.length);
  sessions.forEach((session, row) => {
    for (let step = 0; step < steps; step++) list[step * sessions.length + row] = session[from + step]!;
  });
  return list;
}

/** The states [B, D] after each step. x [steps · B, D], one step after the other. */
function runUnits(x: Tensor2D, steps: number, [, ofInput, ofState, bias]: Weights): Tensor2D[] {
  const ofAll = add<Tensor2D>(matMul(x, ofInput), bias);
  // tfjs has no gradient of a split into one.
  const ofSteps = steps === 1 ? [ofAll] : (split(ofAll, steps) as Tensor2D[]);
  let state: Tensor2D = zeros([x.shape[0] / steps, x.shape[1]]);
  return ofSteps.map((ofStep) => {
    const [updateIn, resetIn, candidateIn] = split(ofStep, 3, 1);
    const [updateOf, resetOf, candidateOf] = split(matMul(state, ofState), 3, 1);
    const update = sigmoid(add(updateIn!, updateOf!));
    const reset = sigmoid(add(resetIn!, resetOf!));
    const candidate = tanh(add(candidateIn!, mul(reset, candidateOf!)));
    state = add(candidate, mul(update, sub(state, candidate)));
    return state;
  });
}

function scoresOf(weights: Weights, histories: readonly Int32Array[]): Float32Array[] {
  const [items] = weights;
  const itemCount = items.shape[0];
  const rows = histories.map(() => new Float32Array(itemCount));
  const asked = histories.map((history, row) => {
    const session = history.slice(-LONGEST);
    return { row, session, length: session.length };
  });
  for (const group of groupByLength(asked.filter(({ length }) => length > 0))) {
    const steps = group[0]!.length;
    const sessions = group.map(({ session }) => session);
    const x: Tensor2D = gather(items, tensor1d(byStep(sessions, 0, steps), 'int32'));
    const scores = matMul(runUnits(x, steps, weights).at(-1)!, items, false, true);
    group.forEach(({ row }, place) => {
      rows[row]!.set(slice(scores, [place, 0], [1, -1]).dataSync<'float32'>());
    });
  }
  return rows;
}

/** Those of one length together, in their order. */
function groupByLength<T extends { length: number }>(list: readonly T[]): T[][] {
  const groups = new Map<number, T[]>();
  for (const entry of list) {
    const group = groups.get(entry.length);
    if (group) group.push(entry);
    else groups.set(entry.length, [entry]);
  }
  return [...groups.values()];
}
