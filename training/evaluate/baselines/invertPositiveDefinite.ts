import { addProductTransposed, createLowerTiles, TILE, type LowerTiles } from './symmetricTiles';

/**
 * Inverse of a symmetric positive definite matrix by Cholesky: A = L·Lᵀ, W = L⁻ᵀ, A⁻¹ = W·Wᵀ, all three as
 * products a·bᵀ of tiles. About n³/2 multiplications. Overwrites the tiles of `matrix` with the lower half of
 * the inverse; needs once more their memory. Throws a RangeError when the matrix is not positive definite.
 */
export function invertPositiveDefinite(matrix: LowerTiles): void {
  const { count, at } = matrix;
  const diagonalInverses = factorise(matrix);
  // Tile (i, j) of `inverse` is tile (j, i) of W, which is upper triangular.
  const inverse = createLowerTiles(count * TILE);
  for (let j = 0; j < count; j++) {
    inverse.at(j, j).set(transposed(diagonalInverses[j]!));
    for (let i = j + 1; i < count; i++) {
      const sum = new Float64Array(TILE * TILE);
      for (let k = j; k < i; k++) addProductTransposed(sum, inverse.at(k, j), at(i, k), -1);
      addProductTransposed(inverse.at(i, j), sum, diagonalInverses[i]!, 1);
    }
  }
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const target = at(i, j).fill(0);
      for (let k = i; k < count; k++) addProductTransposed(target, inverse.at(k, i), inverse.at(k, j), 1);
    }
  }
}

/** Overwrites `matrix` with L and answers the inverses of the tiles on L's diagonal. */
function factorise({ count, at }: LowerTiles): Float64Array[] {
  const inverses: Float64Array[] = [];
  for (let j = 0; j < count; j++) {
    for (let i = j; i < count; i++) {
      for (let k = 0; k < j; k++) addProductTransposed(at(i, j), at(i, k), at(j, k), -1);
    }
    inverses.push(factoriseTile(at(j, j)));
    for (let i = j + 1; i < count; i++) {
      const solved = new Float64Array(TILE * TILE);
      addProductTransposed(solved, at(i, j), inverses[j]!, 1);
      at(i, j).set(solved);
    }
  }
  return inverses;
}

/** Cholesky of one tile in place (its upper half becomes 0); answers the inverse of the factor. */
function factoriseTile(tile: Float64Array): Float64Array {
  for (let column = 0; column < TILE; column++) {
    for (let row = column; row < TILE; row++) {
      let value = tile[row * TILE + column]!;
      for (let k = 0; k < column; k++) value -= tile[row * TILE + k]! * tile[column * TILE + k]!;
      if (row === column) {
        if (!(value > 0)) throw new RangeError('the matrix is not positive definite');
        tile[row * TILE + column] = Math.sqrt(value);
      } else {
        tile[row * TILE + column] = value / tile[column * TILE + column]!;
        tile[column * TILE + row] = 0;
      }
    }
  }
  return invertLowerTile(tile);
}

function invertLowerTile(lower: Float64Array): Float64Array {
  const inverse = new Float64Array(TILE * TILE);
  for (let column = 0; column < TILE; column++) {
    inverse[column * TILE + column] = 1 / lower[column * TILE + column]!;
    for (let row = column + 1; row < TILE; row++) {
      let sum = 0;
      for (let k = column; k < row; k++) sum += lower[row * TILE + k]! * inverse[k * TILE + column]!;
      inverse[row * TILE + column] = -sum / lower[row * TILE + row]!;
    }
  }
  return inverse;
}

function transposed(tile: Float64Array): Float64Array {
  return tile.map((_, place) => tile[(place % TILE) * TILE + Math.floor(place / TILE)]!);
}
