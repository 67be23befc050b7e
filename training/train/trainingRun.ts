import { type ModelCard, type RecommenderConfig } from '../../src/contracts';
import { type Checkpoint } from './checkpoint';
import { type EpochRecord, type FitState } from './fitEncoder';
import { type Mixture } from './mixtureGrid';
import { type TrialChanges } from './planTrials';
import { disposeParameters, restoreParameters, SAVED, saveParameters } from './parameters';

/** One choice of encoders, fitted without the held-out items. */
export interface Trial {
  /** What learned together; the mixture may leave one of them out. */
  trained: RecommenderConfig['encoders'];
  /** Options that were this trial's own. */
  changes: TrialChanges;
  mixture: Mixture;
  /** Where the items alone learned: item rows of the artifact before that moved by less keep their bytes. */
  keptBelow?: number;
  /** Where the items alone learned: see `growTable`. */
  steadiness?: number;
  /** NDCG@10 of the mixture on the questions that choose. */
  ndcg: number;
  /** Epochs after which validation was best. */
  epochs: number;
  history: EpochRecord[];
}

/** What validation decided. */
export interface Selection {
  trial: Trial;
  /** All of them, the chosen one included. */
  trials: Trial[];
  evaluation: ModelCard['evaluation'];
}

/** A run is first fitted without the held-out items, to choose; then on everything, to ship. */
export interface TrainingRun {
  /** Finished trials. */
  trials: Trial[];
  /** The fit in progress: of the next trial, or of what ships once there is a selection. */
  fit?: FitState;
  /** The best averaged weights so far of the trial in progress. */
  best?: { epoch: number; ndcg: number; values: Values };
  /** The weights of the best finished trial, for which see `trials`. */
  winner?: { trial: number; values: Values };
  /** Present once the choosing is over. */
  selection?: Selection;
}
type Values = Record<string, Float32Array>;

/** Frees the fit in progress. */
export function endFit(run: TrainingRun): void {
  if (run.fit) disposeParameters(run.fit.parameters);
  delete run.fit;
}

export function startRun(): TrainingRun {
  return { trials: [] };
}

type Progress = Pick<TrainingRun, 'trials' | 'selection'> & {
  fit?: Omit<FitState, 'parameters'> & { shapes: Record<string, number[]> };
  best?: { epoch: number; ndcg: number };
  winner?: { trial: number };
};

export function toCheckpoint(key: string, { trials, fit, best, winner, selection }: TrainingRun): Checkpoint {
  const arrays: Checkpoint['arrays'] = {};
  const progress: Progress = { trials, ...(selection && { selection }) };
  if (fit) {
    const { parameters, ...state } = fit;
    const shapes: Record<string, number[]> = {};
    for (const [name, saved] of Object.entries(saveParameters(parameters))) {
      shapes[name] = saved.shape;
      for (const part of SAVED) arrays[`fit.${part}:${name}`] = saved[part];
    }
    progress.fit = { ...state, shapes };
  }
  if (best) {
    progress.best = { epoch: best.epoch, ndcg: best.ndcg };
    putValues(arrays, 'best', best.values);
  }
  if (winner) {
    progress.winner = { trial: winner.trial };
    putValues(arrays, 'winner', winner.values);
  }
  return { key, progress, arrays };
}

/** The inverse of `toCheckpoint`; the file was written by this program for this very run. */
export function fromCheckpoint({ progress, arrays }: Checkpoint): TrainingRun {
  const { trials, fit, best, winner, selection } = progress as Progress;
  return {
    trials,
    ...(fit && { fit: restoreFit(fit, arrays) }),
    ...(best && { best: { ...best, values: takeValues(arrays, 'best') } }),
    ...(winner && { winner: { ...winner, values: takeValues(arrays, 'winner') } }),
    ...(selection && { selection }),
  };
}

function restoreFit(
  { shapes, ...state }: NonNullable<Progress['fit']>,
  arrays: Checkpoint['arrays'],
): FitState {
  const saved = Object.entries(shapes).map(([name, shape]) => {
    const [values, mean, square, average] = SAVED.map((part) => arrays[`fit.${part}:${name}`]!);
    return [name, { shape, values: values!, mean: mean!, square: square!, average: average! }] as const;
  });
  return { ...state, parameters: restoreParameters(Object.fromEntries(saved)) };
}

function putValues(arrays: Checkpoint['arrays'], group: string, values: Values): void {
  for (const [name, array] of Object.entries(values)) arrays[`${group}:${name}`] = array;
}

function takeValues(arrays: Checkpoint['arrays'], group: string): Values {
  const own = Object.entries(arrays).filter(([name]) => name.startsWith(`${group}:`));
  return Object.fromEntries(own.map(([name, array]) => [name.slice(group.length + 1), array]));
}
