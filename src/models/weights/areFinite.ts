/** Whether no number is NaN or infinite; a plain loop, since a call for each of a million would hold the page up. */
export function areFinite(values: Float32Array | Int32Array): boolean {
  for (let index = 0; index < values.length; index += 1) {
    // Of what is not finite, no difference to itself is 0.
    if (values[index]! - values[index]! !== 0) return false;
  }
  return true;
}
