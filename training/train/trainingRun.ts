import { type ModelCard } from '../../src/contracts';
import { type Checkpoint } from './checkpoint';
import { type EpochRecord, type FitState } from './fitEncoder';
import { type Mixture } from './mixtureGrid';
import { type Parameters } from './parameters';

/** What validation decided. */
export interface Selection {
  /** Epochs after which validation was best. */
  epochs: number;
  mixture: Mixture;
  history: EpochRecord[];
  evaluation: ModelCard['evaluation'];
}

/** A run is first fitted without the held-out items, to choose; then on everything, to ship. */
export interface TrainingRun {
  fit: FitState;
  /** The best averaged weights so far of the choosing fit. */
  best?: { epoch: number; ndcg: number; values: Record<string, Float32Array> };
  /** Present once the choosing is over: `fit` is then the shipping one. */
  selection?: Selection;
}

/** Makes the best weights those that `assembleModel` reads. */
export function restoreBest({ fit, best }: TrainingRun): void {
  for (const [name, { average }] of Object.entries(fit.parameters)) average.set(best!.values[name]!);
}

const ARRAYS = ['values', 'mean', 'square', 'average'] as const;

interface Progress extends Pick<FitState, 'encoders' | 'step' | 'stepInEpoch' | 'epochs' | 'lossSum'> {
  shapes: Record<string, number[]>;
  best?: { epoch: number; ndcg: number };
  selection?: Selection;
}

export function toCheckpoint(key: string, { fit, best, selection }: TrainingRun): Checkpoint {
  const { parameters, ...state } = fit;
  const arrays: Checkpoint['arrays'] = {};
  const shapes: Progress['shapes'] = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    shapes[name] = parameter.shape;
    for (const array of ARRAYS) arrays[`${name}.${array}`] = parameter[array];
    if (best) arrays[`${name}.best`] = best.values[name]!;
  }
  const progress: Progress = {
    ...state,
    shapes,
    ...(best && { best: { epoch: best.epoch, ndcg: best.ndcg } }),
    ...(selection && { selection }),
  };
  return { key, progress, arrays };
}

/** The inverse of `toCheckpoint`; the file was written by this program for this very run. */
export function fromCheckpoint({ progress, arrays }: Checkpoint): TrainingRun {
  const { shapes, best, selection, ...state } = progress as Progress;
  const names = Object.keys(shapes);
  const parameters: Parameters = Object.fromEntries(
    names.map((name) => {
      const [values, mean, square, average] = ARRAYS.map((array) => arrays[`${name}.${array}`]!);
      const gradient = new Float32Array(values!.length);
      return [
        name,
        { shape: shapes[name]!, values: values!, mean: mean!, square: square!, average: average!, gradient },
      ];
    }),
  );
  const bestValues = () => Object.fromEntries(names.map((name) => [name, arrays[`${name}.best`]!]));
  return {
    fit: { ...state, parameters },
    ...(best && { best: { ...best, values: bestValues() } }),
    ...(selection && { selection }),
  };
}
