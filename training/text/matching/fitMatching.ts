import { add, mul, concat, slice, type Scalar, type Tensor2D } from '@tensorflow/tfjs-core';
import { characterRows, characterVocabulary, type ReadingSpan } from '../../../src/text/characterRows';
import { type EncoderShape } from '../../../src/models/text/encoder/encoderShapes';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { textRows } from '../../../src/models/text/encoder/textRows';
import { sentenceShapes, sentenceVectors } from '../../../src/models/text/matching/sentenceVectors';
import { linearCrossEntropy } from '../../engine/ops/linearCrossEntropy';
import { seededRandom } from '../../random/seededRandom';
import { createParameters } from '../../train/parameters';
import { fitHiddenCharacters } from '../encoder/fitHiddenCharacters';
import { initialWeights } from '../encoder/initialWeights';
import { takeWeights } from '../encoder/takeWeights';
import { noiseOf, runSteps, type EncoderFit } from '../encoder/runSteps';
import { type QuestionSet } from './questionPairs';

export interface MatchingOptions {
  seed: number;
  pretrainingEpochs: number;
  epochs: number;
}

export const DEFAULT_MATCHING_OPTIONS: MatchingOptions = { seed: 1, pretrainingEpochs: 3, epochs: 10 };

/** Questions that are compared with each other in one step. */
const BATCH_PAIRS = 160;
/** Cosines are divided by it before the softmax (Chen et al. 2020). */
const TEMPERATURE = 0.05;

/**
 * Learns vectors in which questions that ask the same lie closer than any others of the batch, in both directions
 * (van den Oord et al. 2018); questions that a pair says to differ are among them. Others of the own component are left
 * out: they ask the same.
 */
export function fitMatching(
  set: QuestionSet,
  characters: string,
  { shape, span }: { shape: EncoderShape; span: ReadingSpan },
  options: MatchingOptions,
  onEpoch?: (stage: string, epoch: number, loss: number, charactersPerSecond: number) => void,
): NamedWeights {
  const vocabulary = characterVocabulary(characters);
  const texts = set.texts.map((text) => characterRows(text, vocabulary, span));
  const parameters = createParameters(initialWeights(sentenceShapes(shape), seededRandom(options.seed)));
  const pretraining = { seed: options.seed, epochs: options.pretrainingEpochs };
  fitHiddenCharacters(parameters, texts, shape, pretraining, (epoch, loss, speed) =>
    onEpoch?.('hidden characters of questions', epoch, loss, speed),
  );
  const against = opponents(set);
  const { seed, epochs } = options;
  const training: EncoderFit = { seed, epochs, peak: 2e-3, decay: 0.01, dropout: 0.1, hidden: 0 };
  runSteps<[number, number][]>(parameters, training, {
    plan: (epoch) => planPairs(set, seededRandom(options.seed * 131 + epoch)),
    charactersOf: (pairs) => pairs.reduce((sum, [a, b]) => sum + texts[a]!.length + texts[b]!.length, 0),
    lossOf: (pairs, step, tensors) => {
      const own = seededRandom(options.seed * 7919 + step);
      const negatives = pairs.flatMap(([a, b]) => {
        const all = [...(against.get(a) ?? []), ...(against.get(b) ?? [])];
        return all.length > 0 ? [all[own.below(all.length)]!] : [];
      });
      return contrast(pairs, negatives, set.component, (rows) =>
        sentenceVectors(textRows(rows.map((row) => texts[row]!)), tensors, shape, noiseOf(training, step)),
      );
    },
    onEpoch: (epoch, loss, speed) => onEpoch?.('questions', epoch, loss, speed),
  });
  return takeWeights(parameters);
}

/** Texts that a pair says to differ from each text. */
function opponents({ different }: QuestionSet): Map<number, number[]> {
  const all = new Map<number, number[]>();
  for (const [a, b] of different) {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = all.get(from);
      if (list) list.push(to);
      else all.set(from, [to]);
    }
  }
  return all;
}

/** Every pair once, shuffled, in either order. */
function planPairs({ same }: QuestionSet, random: ReturnType<typeof seededRandom>): [number, number][][] {
  const order = random.shuffle(Int32Array.from(same.keys()));
  const batches: [number, number][][] = [];
  order.forEach((index, at) => {
    if (at % BATCH_PAIRS === 0) batches.push([]);
    const [a, b] = same[index]!;
    batches.at(-1)!.push(random.next() < 0.5 ? [a, b] : [b, a]);
  });
  return batches.filter((batch) => batch.length > 1);
}

function contrast(
  pairs: readonly [number, number][],
  negatives: readonly number[],
  component: Int32Array,
  vectorsOf: (rows: number[]) => Tensor2D,
): Scalar {
  const count = pairs.length;
  const rows = [...pairs.map(([a]) => a), ...pairs.map(([, b]) => b), ...negatives];
  const vectors = vectorsOf(rows);
  const part = (start: number, size: number): Tensor2D => slice(vectors, [start, 0], [size, -1]);
  const loss = (hidden: Tensor2D, table: Tensor2D, hiddenRows: number[], tableRows: number[]): Scalar =>
    linearCrossEntropy({
      hidden: mul(hidden, 1 / TEMPERATURE) as Tensor2D,
      table,
      targets: Int32Array.from({ length: count }, (_, index) => index),
      weights: new Float32Array(count).fill(1),
      totalWeight: 2 * count,
      excluded: ownComponents(hiddenRows, tableRows, component),
    });
  const firsts = rows.slice(0, count);
  const rest = rows.slice(count);
  const others = [...firsts, ...negatives];
  const forward = loss(part(0, count), part(count, rest.length), firsts, rest);
  const backTable = concatRows(part(0, count), part(2 * count, negatives.length));
  const backward = loss(part(count, count), backTable, rest.slice(0, count), others);
  return add(forward, backward) as Scalar;
}

function concatRows(first: Tensor2D, second: Tensor2D): Tensor2D {
  return second.shape[0] === 0 ? first : concat([first, second], 0);
}

/** Columns of each row's own component, but for the row's answer. */
function ownComponents(rows: readonly number[], columns: readonly number[], component: Int32Array) {
  const columnsOf = new Map<number, number[]>();
  columns.forEach((text, column) => {
    const list = columnsOf.get(component[text]!);
    if (list) list.push(column);
    else columnsOf.set(component[text]!, [column]);
  });
  const lists = rows.map((text, row) => (columnsOf.get(component[text]!) ?? []).filter((at) => at !== row));
  const offsets = new Int32Array(rows.length + 1);
  lists.forEach((list, row) => (offsets[row + 1] = offsets[row]! + list.length));
  return { offsets, columns: Int32Array.from(lists.flat()) };
}
