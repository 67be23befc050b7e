import { seededRandom } from '../../random/seededRandom';
import { easeBaseline, easeMatrix } from './ease';
import { invertPositiveDefinite } from './invertPositiveDefinite';
import { createLowerTiles, TILE } from './symmetricTiles';

describe('invertPositiveDefinite', () => {
  it('gives a matrix whose product with the original is the identity', () => {
    const size = 3 * TILE;
    const random = seededRandom(1);
    const factor = Float64Array.from({ length: size * size }, () => random.normal());
    const original = new Float64Array(size * size);
    const tiles = createLowerTiles(size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = i === j ? 5 : 0;
        for (let k = 0; k < size; k++) sum += factor[i * size + k]! * factor[j * size + k]!;
        original[i * size + j] = sum;
        if (j <= i || i >> 6 === j >> 6)
          tiles.at(Math.max(i, j) >> 6, Math.min(i, j) >> 6)[placeOf(i, j)] = sum;
      }
    }
    invertPositiveDefinite(tiles);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = i === j ? -1 : 0;
        for (let k = 0; k < size; k++) {
          const [row, column] = k >= j ? [k, j] : [j, k];
          sum +=
            original[i * size + k]! * tiles.at(row >> 6, column >> 6)[(row % TILE) * TILE + (column % TILE)]!;
        }
        largest = Math.max(largest, Math.abs(sum));
      }
    }
    expect(largest).toBeLessThan(1e-9);
  });

  function placeOf(i: number, j: number): number {
    const [row, column] = i >> 6 === j >> 6 || i > j ? [i, j] : [j, i];
    return (row % TILE) * TILE + (column % TILE);
  }

  it('says when there is no inverse to be had', () => {
    expect(() => invertPositiveDefinite(createLowerTiles(2))).toThrow('not positive definite');
  });
});

describe('easeMatrix', () => {
  it('is what a person works out by hand for two items', () => {
    // XᵀX + I = [[3, 1], [1, 4]]; P = 1/11 · [[4, −1], [−1, 3]]; B₀₁ = 1/3, B₁₀ = 1/4.
    const sequences = [Int32Array.of(0, 1), Int32Array.of(0), Int32Array.of(1), Int32Array.of(1, 1)];
    const weights = easeMatrix(sequences, 2, 1);
    expect(Array.from(weights, (value) => Number(value.toFixed(6)))).toEqual([0, 0.333333, 0.25, 0]);
  });

  it('minimises the ridge loss: no small change of a weight makes it better', () => {
    const random = seededRandom(4);
    const items = 6;
    const sequences = Array.from({ length: 40 }, () =>
      Int32Array.from({ length: 4 }, () => random.below(items)),
    );
    const rows = sequences.map((sequence) => {
      const row = new Float64Array(items);
      for (const item of sequence) row[item] = 1;
      return row;
    });
    const ridge = 3;
    const loss = (weights: ArrayLike<number>) => {
      let sum = 0;
      for (let entry = 0; entry < items * items; entry++) sum += ridge * weights[entry]! ** 2;
      for (const row of rows) {
        for (let column = 0; column < items; column++) {
          let reconstructed = 0;
          for (let k = 0; k < items; k++) reconstructed += row[k]! * weights[k * items + column]!;
          sum += (row[column]! - reconstructed) ** 2;
        }
      }
      return sum;
    };
    const best = Float64Array.from(easeMatrix(sequences, items, ridge));
    for (let entry = 0; entry < items * items; entry++) {
      if (entry % (items + 1) === 0) continue;
      for (const change of [-0.01, 0.01]) {
        const changed = best.slice();
        changed[entry] = changed[entry]! + change;
        expect(loss(changed)).toBeGreaterThan(loss(best));
      }
    }
  });
});

describe('easeBaseline', () => {
  it('counts an older item 0.8 of the one after it', async () => {
    const sequences = [Int32Array.of(0, 1, 2), Int32Array.of(1, 2), Int32Array.of(0, 3)];
    const [both, older, newer] = await easeBaseline(
      { sequences },
      4,
    )([Int32Array.of(0, 1), Int32Array.of(0), Int32Array.of(1)]);
    both!.forEach((value, item) => expect(value).toBeCloseTo(0.8 * older![item]! + newer![item]!, 9));
  });
});
