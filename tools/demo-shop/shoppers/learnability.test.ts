import { measureLearnability } from './learnability';

describe('measureLearnability', () => {
  it('counts by hand: what always follows is found, what is merely rare is not', () => {
    // After a comes b, after c comes d; twelve single goods make up the popular ones.
    const popular = Array.from({ length: 12 }, (_, index) => `p${index}`);
    const crowd = Array.from({ length: 20 }, () => ({ itemIds: [...popular, 'z'] }));
    const followers = Array.from({ length: 6 }, (_, index) => ({
      itemIds: [`s${index}`, 'a', 'b', `t${index}`],
    }));
    const probes = [{ itemIds: ['a', 'b'] }];
    const measured = measureLearnability([...crowd, ...followers, ...probes]);
    // Nobody's z is in a history, each t occurs once: only the probe's b can be found, and not by popularity.
    expect(measured.shoppers).toBe(27);
    expect(measured.popularityRecallAt10).toBe(0);
    expect(measured.transitionRecallAt10).toBeCloseTo(1 / 27, 10);
  });

  it('has nothing to say of an empty log', () => {
    expect(measureLearnability([])).toEqual({
      popularityRecallAt10: 0,
      transitionRecallAt10: 0,
      shoppers: 0,
    });
  });
});
