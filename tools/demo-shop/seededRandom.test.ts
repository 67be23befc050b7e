import fc from 'fast-check';
import { createSeededRandom } from './seededRandom';

describe('createSeededRandom', () => {
  it('repeats itself for the same seed and differs for another', () => {
    const draw = (seed: number | string) => {
      const random = createSeededRandom(seed);
      return [random.next(), random.below(1000), random.normal()];
    };
    expect(draw('tea')).toEqual(draw('tea'));
    expect(draw('tea')).not.toEqual(draw('tee'));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('picks by weight, and never what has none', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1 }),
        (seed, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          const index = createSeededRandom(seed).pickWeighted(weights);
          expect(weights[index]).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('picks about as often as the weights say', () => {
    const random = createSeededRandom(7);
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 6000; draw++) counts[random.pickWeighted([1, 2, 3])]! += 1;
    expect(counts[0]).toBeGreaterThan(850);
    expect(counts[0]).toBeLessThan(1150);
    expect(counts[2]).toBeGreaterThan(2800);
  });

  it('says so when there is nothing to pick from', () => {
    expect(() => createSeededRandom(1).pick([])).toThrow(RangeError);
    expect(() => createSeededRandom(1).pickWeighted([0, 0])).toThrow('no weight is positive');
  });

  it('shuffles without losing or doubling anything', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat()), (seed, items) => {
        const sorted = (list: number[]) => [...list].sort((one, other) => one - other);
        expect(sorted(createSeededRandom(seed).shuffle(items))).toEqual(sorted(items));
      }),
    );
  });

  it('draws standard normal numbers', () => {
    const random = createSeededRandom(3);
    const draws = Array.from({ length: 5000 }, () => random.normal());
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(variance - 1)).toBeLessThan(0.08);
  });
});
