import { InvalidArgumentError } from 'commander';

/** Parsers for command-line values; commander shows their message with the name of the option. */
export function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number.');
  return Number(text);
}

export function positiveInteger(text: string): number {
  const value = count(text);
  if (value === 0) throw new InvalidArgumentError('expected a whole number from 1.');
  return value;
}

export function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('expected a day like 2011-06-30.');
  return text;
}

/** A decimal number as people write them: 0.01, .01, 1., 1e-2, +1E+2; NaN for anything else, signs of minus included. */
function decimal(text: string): number {
  return /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

/** A number above 0. */
export function positiveNumber(text: string): number {
  const value = decimal(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError('expected a number above 0.');
  return value;
}

/** A number from 0 to 1. */
export function share(text: string): number {
  const value = decimal(text);
  if (!(value <= 1)) throw new InvalidArgumentError('expected a number from 0 to 1.');
  return value;
}

/** `4-11` */
export function placeRange(text: string): [number, number] {
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(text) ?? [];
  if (from === undefined || Number(from) > Number(to)) {
    throw new InvalidArgumentError('expected two places like 4-11, counted from 0.');
  }
  return [Number(from), Number(to)];
}
