import { createParameter, type Parameter } from './adamW';
import { type ParameterValues } from './initialParameters';

/** Everything that is learned, by name, with what the optimiser remembers of it. */
export type Parameters = Record<string, Parameter & { shape: number[]; average: Float32Array }>;

export function createParameters(initial: Record<string, ParameterValues>): Parameters {
  return Object.fromEntries(
    Object.entries(initial).map(([name, { shape, values }]) => [
      name,
      { shape, ...createParameter(values), average: values.slice() },
    ]),
  );
}

/** Moves the averages towards the values: by 1 − `rate`, and by more in the first steps, which shall not linger. */
export function averageParameters(parameters: Parameters, step: number, rate: number): void {
  const share = 1 - Math.min(rate, step / (10 + step));
  for (const { average, values } of Object.values(parameters)) {
    for (let i = 0; i < average.length; i++) average[i] = average[i]! + share * (values[i]! - average[i]!);
  }
}

/** A copy of the averaged values by name. */
export function averagedValues(parameters: Parameters): Record<string, Float32Array> {
  return Object.fromEntries(Object.entries(parameters).map(([name, { average }]) => [name, average.slice()]));
}
