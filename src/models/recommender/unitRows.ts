/** `rows` [N, dimension] with every row divided by its Euclidean length. Rows of zeros stay zeros. */
export function unitRows(rows: Float32Array, dimension: number): Float32Array {
  const unit = new Float32Array(rows.length);
  for (let start = 0; start < rows.length; start += dimension) {
    let squaredLength = 0;
    for (let i = start; i < start + dimension; i++) squaredLength += rows[i]! * rows[i]!;
    const scale = squaredLength > 0 ? 1 / Math.sqrt(squaredLength) : 0;
    for (let i = start; i < start + dimension; i++) unit[i] = rows[i]! * scale;
  }
  return unit;
}
