/** Standard deviation (of the whole, not of a sample) in one pass over the values; 0 for none. */
export function standardDeviation(values: ArrayLike<number>): number {
  let mean = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const difference = values[index]! - mean;
    mean += difference / (index + 1);
    squares += difference * (values[index]! - mean);
  }
  return values.length === 0 ? 0 : Math.sqrt(squares / values.length);
}
