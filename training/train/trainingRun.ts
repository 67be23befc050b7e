import { type Parameter } from './adamW';
import { type Checkpoint } from './checkpoint';
import { type EpochRecord, type FitState } from './fitEncoder';
import { type Mixture } from './chooseMixture';
import { type ModelCard } from '../../src/contracts';

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
  /** The best parameters so far of the choosing fit. */
  best?: { epoch: number; ndcg: number; values: Record<ParameterName, Float32Array> };
  /** Present once the choosing is over: `fit` is then the shipping one. */
  selection?: Selection;
}

export type ParameterName = keyof FitState['parameters'];

export function copyValues({ parameters }: FitState): Record<ParameterName, Float32Array> {
  return mapParameters(parameters, ({ values }) => values.slice());
}

/** Replaces the learned numbers, for example by the best ones. The optimiser's averages stay. */
export function restoreValues({ parameters }: FitState, values: Record<ParameterName, Float32Array>): void {
  for (const [name, parameter] of Object.entries(parameters) as [ParameterName, Parameter][]) {
    parameter.values.set(values[name]);
  }
}

export function toCheckpoint(key: string, { fit, best, selection }: TrainingRun): Checkpoint {
  const arrays: Checkpoint['arrays'] = {};
  for (const [name, { values, mean, square }] of Object.entries(fit.parameters)) {
    Object.assign(arrays, { [`${name}.values`]: values, [`${name}.mean`]: mean, [`${name}.square`]: square });
    if (best) arrays[`${name}.best`] = best.values[name as ParameterName];
  }
  const { step, stepInEpoch, epochs, lossSum } = fit;
  const progress = {
    step,
    stepInEpoch,
    epochs,
    lossSum,
    best: best && { epoch: best.epoch, ndcg: best.ndcg },
    selection,
  };
  return { key, progress, arrays };
}

/** The inverse of `toCheckpoint`; the file was written by this program for this very run. */
export function fromCheckpoint({ progress, arrays }: Checkpoint): TrainingRun {
  const { step, stepInEpoch, epochs, lossSum, best, selection } = progress as FitState & {
    best?: { epoch: number; ndcg: number };
    selection?: Selection;
  };
  const names: ParameterName[] = ['ids', 'attributes', 'decay', 'projection'];
  const each = <T>(build: (name: ParameterName) => T) =>
    Object.fromEntries(names.map((name) => [name, build(name)])) as Record<ParameterName, T>;
  const parameters = each((name) => ({
    values: arrays[`${name}.values`]!,
    mean: arrays[`${name}.mean`]!,
    square: arrays[`${name}.square`]!,
    gradient: new Float32Array(arrays[`${name}.values`]!.length),
  }));
  return {
    fit: { parameters, step, stepInEpoch, epochs, lossSum },
    ...(best && { best: { ...best, values: each((name) => arrays[`${name}.best`]!) } }),
    ...(selection && { selection }),
  };
}

function mapParameters<T>(
  parameters: FitState['parameters'],
  map: (parameter: Parameter) => T,
): Record<ParameterName, T> {
  return {
    ids: map(parameters.ids),
    attributes: map(parameters.attributes),
    decay: map(parameters.decay),
    projection: map(parameters.projection),
  };
}
