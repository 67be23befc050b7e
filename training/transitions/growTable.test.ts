import fc from 'fast-check';
import { seededRandom } from '../random/seededRandom';
import { countTransitions, TABLE_PRESETS } from './countTransitions';
import { growTable, sharedWeight } from './growTable';

const ITEMS = 12;
const K = 4;
const PRESET = TABLE_PRESETS['medium']!;
/** `count` walks over the first `items` items. */
function walks(count: number, seed: number, items = ITEMS): Int32Array[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => Int32Array.from({ length: 6 }, () => random.below(items)));
}
const seeds = fc.integer({ min: 1, max: 1e6 });
const rowOf = (list: ArrayLike<number>, item: number) =>
  Array.from({ length: K }, (_, place) => list[item * K + place]!);

describe('a transition table that grows', () => {
  it('stays byte for byte what it was when nothing new was counted', () => {
    const sequences = walks(40, 1);
    const base = countTransitions(sequences, ITEMS, K, PRESET);
    expect(growTable(base, countTransitions(sequences, ITEMS, 2 * K, PRESET))).toEqual(base);
  });

  it('holds what a new count holds, but for the weakest, and keeps the others in their places', () => {
    fc.assert(
      fc.property(seeds, seeds, (one, other) => {
        const old = walks(30, one);
        const base = countTransitions(old, ITEMS, K, PRESET);
        const sequences = [...old, ...walks(10, other, ITEMS + 2)];
        const wide = countTransitions(sequences, ITEMS + 2, 2 * K, PRESET);
        const grown = growTable(base, wide);
        expect(grown.neighbours).toHaveLength((ITEMS + 2) * K);
        for (let item = 0; item < ITEMS + 2; item++) {
          const row = rowOf(grown.neighbours, item);
          const weights = rowOf(grown.weights, item);
          const present = row.filter((_, place) => weights[place]! > 0);
          expect(new Set(present).size).toBe(present.length);
          const counted = Array.from(wide.neighbours.subarray(item * 2 * K, (item + 1) * 2 * K));
          for (const neighbour of present) expect(counted).toContain(neighbour);
          if (item >= ITEMS) continue;
          const before = rowOf(base.neighbours, item);
          before.forEach((neighbour, place) => {
            // Who is still in the row is where it was.
            if (present.includes(neighbour) && base.weights[item * K + place]! > 0) {
              expect(row[place]).toBe(neighbour);
            }
          });
        }
        expect(sharedWeight(grown, wide)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('lets in at once what has become the strongest', () => {
    const base = countTransitions(walks(40, 1), ITEMS, K, PRESET);
    const sequences = [...walks(40, 1), ...Array.from({ length: 50 }, () => Int32Array.of(0, ITEMS))];
    const grown = growTable(base, countTransitions(sequences, ITEMS + 1, 2 * K, PRESET));
    const place = rowOf(grown.neighbours, 0).indexOf(ITEMS);
    expect(place).toBeGreaterThanOrEqual(0);
    expect(Math.max(...rowOf(grown.weights, 0))).toBe(grown.weights[place]);
  });
});
