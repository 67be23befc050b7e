import fc from 'fast-check';
import { rankEntries } from './rankEntries';

const phrasings = fc.array(
  fc.record({
    cosine: fc.double({ min: -1, max: 1, noNaN: true }),
    lexical: fc.double({ min: 0, max: 30, noNaN: true }),
    entry: fc.nat(5),
  }),
  { minLength: 1, maxLength: 20 },
);

describe('rankEntries', () => {
  it('lists each entry once, falling, by a mean of its three best phrasings that leans to the best', () => {
    fc.assert(
      fc.property(phrasings, fc.double({ min: 0, max: 0.1, noNaN: true }), (rows, weight) => {
        const ranked = rankEntries(
          {
            cosines: rows.map(({ cosine }) => cosine),
            lexical: rows.map(({ lexical }) => lexical),
            entries: rows.map(({ entry }) => entry),
          },
          weight,
        );
        expect(ranked.map(({ entry }) => entry).sort()).toEqual(
          [...new Set(rows.map(({ entry }) => entry))].sort(),
        );
        ranked.forEach(({ entry, score }, index) => {
          const [first, second = first, third = second] = rows
            .filter((row) => row.entry === entry)
            .map((row) => row.cosine + weight * row.lexical)
            .sort((a, b) => b - a);
          expect(score).toBeLessThanOrEqual(first! + 1e-12);
          expect(score).toBeGreaterThanOrEqual(third! - 1e-12);
          if (rows.filter((row) => row.entry === entry).length > 2) {
            expect(score).toBeCloseTo((4 * first! + 2 * second! + third!) / 7, 10);
          }
          if (index > 0) expect(score).toBeLessThanOrEqual(ranked[index - 1]!.score);
        });
      }),
    );
  });
});
