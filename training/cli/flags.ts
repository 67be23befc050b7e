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
