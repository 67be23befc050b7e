import fc from 'fast-check';
import { isNearlyAt } from './nearDistance';

/** Optimal string alignment, whole against whole, by the book. */
function distance(one: readonly string[], other: readonly string[]): number {
  const rows = one.map(() => [] as number[]);
  rows.push([]);
  for (let i = 0; i <= one.length; i += 1) {
    for (let j = 0; j <= other.length; j += 1) {
      if (i === 0 || j === 0) {
        rows[i]![j] = i + j;
        continue;
      }
      const options = [
        rows[i - 1]![j]! + 1,
        rows[i]![j - 1]! + 1,
        rows[i - 1]![j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1),
      ];
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        options.push(rows[i - 2]![j - 2]! + 1);
      }
      rows[i]![j] = Math.min(...options);
    }
  }
  return rows[one.length]![other.length]!;
}

const letters = (maxLength: number) => fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength });

describe('finding with one edit', () => {
  it('agrees with the edit distance to every part of the text', () => {
    fc.assert(
      fc.property(letters(6), letters(9), (query, text) => {
        fc.pre(query.length > 1);
        const starts = text.map((_, index) => index);
        const ends = [...starts, text.length];
        const oracle = starts.some((start) =>
          ends.some((end) => end >= start && distance(query, text.slice(start, end)) <= 1),
        );
        expect(isNearlyAt(query, text, starts)).toBe(oracle);
      }),
      { numRuns: 500 },
    );
  });

  it('begins only where it may', () => {
    expect(isNearlyAt([...'abcd'], [...'xxabcd'], [0])).toBe(false);
    expect(isNearlyAt([...'abcd'], [...'xxabcd'], [2])).toBe(true);
  });
});
