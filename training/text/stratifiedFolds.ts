import { seededRandom } from '../random/seededRandom';

/**
 * Gives each row one of `folds` parts, so that every stratum (a class, or a class of a category) is spread over the parts
 * as evenly as its size allows. The same seed gives the same parts.
 */
export function stratifiedFolds(strata: readonly string[], folds: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  const rowsOf = new Map<string, number[]>();
  strata.forEach((stratum, row) => {
    const rows = rowsOf.get(stratum);
    if (rows) rows.push(row);
    else rowsOf.set(stratum, [row]);
  });
  const foldOf = new Int32Array(strata.length);
  let next = 0;
  for (const rows of rowsOf.values()) {
    // Where one stratum stopped the next goes on: many small ones fill all parts alike.
    for (const row of random.shuffle(Int32Array.from(rows))) foldOf[row] = next++ % folds;
  }
  return foldOf;
}
