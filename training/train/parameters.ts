import { keep, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { blend } from '../engine/optimiser/blend';
import { createParameter, readTensor, type Parameter } from '../engine/optimiser/parameter';
import { type ParameterValues } from './initialParameters';

/** Something that is learned, with what the optimiser remembers of it; `disposeParameters` frees the tensors. */
export interface FitParameter extends Parameter {
  /** Running average of the values: what validation sees, and what ships. */
  average: Tensor;
}

/** Everything that is learned, by name. */
export type Parameters = Record<string, FitParameter>;

/** What outlives the process: the four tensors' floats, and their shape. */
export interface SavedParameter extends Record<(typeof SAVED)[number], Float32Array> {
  shape: number[];
}
export const SAVED = ['values', 'mean', 'square', 'average'] as const;

export function createParameters(initial: Record<string, ParameterValues>): Parameters {
  return mapValues(initial, ({ shape, values }, name) => ({
    ...createParameter(name, tensor(values, shape)),
    average: keep(tensor(values, shape)),
  }));
}

export function disposeParameters(parameters: Parameters): void {
  for (const parameter of Object.values(parameters)) {
    for (const part of SAVED) parameter[part].dispose();
  }
}

/** Moves the averages towards the values: by 1 − `rate`, and by more in the first steps, which shall not linger. */
export function averageParameters(parameters: Parameters, step: number, rate: number): void {
  const share = 1 - Math.min(rate, step / (10 + step));
  for (const parameter of Object.values(parameters)) {
    parameter.average = blend(parameter.average, parameter.values, share);
  }
}

/** A copy of the averaged values by name. */
export function averagedValues(parameters: Parameters): Record<string, Float32Array> {
  return mapValues(parameters, ({ average }) => readTensor(average));
}

export function saveParameters(parameters: Parameters): Record<string, SavedParameter> {
  return mapValues(parameters, (parameter) => ({
    shape: parameter.values.shape,
    values: readTensor(parameter.values),
    mean: readTensor(parameter.mean),
    square: readTensor(parameter.square),
    average: readTensor(parameter.average),
  }));
}

/** The inverse of `saveParameters`. */
export function restoreParameters(saved: Record<string, SavedParameter>): Parameters {
  return mapValues(saved, ({ shape, values, mean, square, average }, name) => ({
    name,
    values: keep(tensor(values, shape)),
    mean: keep(tensor(mean, shape)),
    square: keep(tensor(square, shape)),
    average: keep(tensor(average, shape)),
  }));
}

function mapValues<From, To>(
  record: Record<string, From>,
  map: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
