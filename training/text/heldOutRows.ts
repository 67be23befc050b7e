import { stratifiedFolds } from './stratifiedFolds';

/** Rows to learn from, and rows that are asked for afterwards. */
export interface Split {
  learned: Int32Array;
  asked: Int32Array;
}

/** Below so many texts a tenth of them would decide nothing: all are asked for, in turns. */
const FEW_TEXTS = 3000;
const TURNS = 5;
const SHARE = 10;

/**
 * Takes texts away to ask for: a tenth of many, every one of few, a fifth at a time by a model of the others. `strata`
 * (class and category of each row of the set) are spread evenly.
 */
export function holdOut(strata: readonly string[], rows: Int32Array, seed: number): Split[] {
  const turns = rows.length < FEW_TEXTS ? TURNS : SHARE;
  const own = Array.from(rows, (row) => strata[row]!);
  const foldOf = stratifiedFolds(own, turns, seed);
  return Array.from({ length: rows.length < FEW_TEXTS ? TURNS : 1 }, (_, turn) => ({
    learned: rows.filter((_row, index) => foldOf[index] !== turn),
    asked: rows.filter((_row, index) => foldOf[index] === turn),
  }));
}

export function holdOutWords(texts: number): string {
  return texts < FEW_TEXTS
    ? `every text asked for once by a model that learned from the other four fifths of ${texts}`
    : `a tenth of ${texts} texts asked for, spread over classes and categories; nothing learned or chosen from them`;
}
