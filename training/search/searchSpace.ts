import { type SeededRandom } from '../random/seededRandom';
import { type TrainOptions } from '../train/trainOptions';

/** What a search varies. */
export type Candidate = Pick<
  TrainOptions,
  | 'learningRate'
  | 'idDecay'
  | 'averageDropout'
  | 'transformerDropout'
  | 'dimension'
  | 'batchPositions'
  | 'negatives'
>;

const CHOICES = {
  idDecay: [0, 0.5, 2, 4],
  averageDropout: [0.1, 0.2, 0.3, 0.4, 0.5],
  transformerDropout: [0, 0.1, 0.2],
  dimension: [64, 96, 128],
  batchPositions: [1000, 2000, 4000],
  negatives: [512, 1024, 2048],
} as const;
const LEARNING_RATES = { from: 1e-3, to: 1e-2 };

/** One candidate at random: learning rates uniform on a logarithmic scale, everything else from a short list. */
export function drawCandidate(random: SeededRandom): Candidate {
  const { from, to } = LEARNING_RATES;
  const exact = from * (to / from) ** random.next();
  const pick = <T>(list: readonly T[]) => list[random.below(list.length)]!;
  return {
    learningRate: Number(exact.toPrecision(3)),
    idDecay: pick(CHOICES.idDecay),
    averageDropout: pick(CHOICES.averageDropout),
    transformerDropout: pick(CHOICES.transformerDropout),
    dimension: pick(CHOICES.dimension),
    batchPositions: pick(CHOICES.batchPositions),
    negatives: pick(CHOICES.negatives),
  };
}
