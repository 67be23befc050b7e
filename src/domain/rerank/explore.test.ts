import fc from 'fast-check';
import { type Candidate } from './arrange';
import { EXPLORATION_PROBABILITY, EXPLORED_PLACES, explore, type Exploration } from './explore';

const list = Array.from({ length: 20 }, (_, place): Candidate => ({
  itemId: `item-${place}`,
  categoryId: 'abcd'[place % 4]!,
  score: 10 - place,
  isBuried: place === 19,
}));
const settings = (seed: string | undefined, changes: Partial<Exploration> = {}): Exploration => ({
  seed,
  scoreUnit: 5,
  caps: [],
  pins: new Map([[5, 'item-5']]),
  ...changes,
});
const seeds = Array.from({ length: 20_000 }, (_, index) => `seed ${index}`);
const itemIds = list.map(({ itemId }) => itemId);

describe('explore', () => {
  it('records for every item and place the share of seeds that put it there', () => {
    const shown = new Map<string, { count: number; propensity: number }>();
    let largestChange = 0;
    for (const seed of seeds) {
      const { itemIds: explored, propensities } = explore(list, settings(seed));
      explored.forEach((itemId, place) => {
        const key = `${place} ${itemId}`;
        const propensity = propensities[place]!;
        const entry = shown.get(key) ?? { count: 0, propensity };
        largestChange = Math.max(largestChange, Math.abs(propensity - entry.propensity));
        shown.set(key, { count: entry.count + 1, propensity });
      });
    }
    // One place, one item, one policy: the same number, whichever seed it is read from.
    expect(largestChange).toBeLessThan(1e-12);
    for (const { count, propensity } of shown.values()) {
      const deviation = Math.sqrt((propensity * (1 - propensity)) / seeds.length);
      expect(Math.abs(count / seeds.length - propensity)).toBeLessThanOrEqual(5 * deviation + 1e-9);
    }
    for (let place = 0; place < list.length; place += 1) {
      const ofPlace = [...shown].filter(([key]) => key.startsWith(`${place} `));
      const total = ofPlace.reduce((sum, [, { propensity }]) => sum + propensity, 0);
      expect(total).toBeCloseTo(1, 9);
    }
    // 7 free places × 7 items that may be drawn, there and back, and every item in its own place.
    expect(shown.size).toBe(20 + 2 * 7 * 7);
  });

  it('changes one tenth of the lists, by one swap between a free place and the tail', () => {
    const changed = seeds
      .map((seed) => explore(list, settings(seed)))
      .filter(({ exploredItemId }) => exploredItemId);
    const deviation = Math.sqrt((EXPLORATION_PROBABILITY * (1 - EXPLORATION_PROBABILITY)) / seeds.length);
    expect(Math.abs(changed.length / seeds.length - EXPLORATION_PROBABILITY)).toBeLessThan(5 * deviation);
    for (const { itemIds: explored, exploredItemId } of changed) {
      const moved = explored.flatMap((itemId, place) => (itemId === itemIds[place] ? [] : [place]));
      expect(moved).toHaveLength(2);
      expect(EXPLORED_PLACES).toContain(moved[0]);
      expect(explored[moved[0]!]).toBe(exploredItemId);
      expect(moved[1]).toBeGreaterThan(EXPLORED_PLACES.at(-1)!);
      expect(moved).not.toContain(5); // pinned
      expect(moved).not.toContain(19); // buried
    }
  });

  it('keeps its draw when the scores hardly change', () => {
    const nudged = list.map((candidate, place) => ({
      ...candidate,
      score: candidate.score + (place % 3) * 1e-3,
    }));
    const draws = seeds
      .slice(0, 5000)
      .map((seed) => [explore(list, settings(seed)), explore(nudged, settings(seed))] as const)
      .filter(([{ exploredItemId }]) => exploredItemId);
    const kept = draws.filter(([before, after]) => before.exploredItemId === after.exploredItemId);
    expect(kept.length / draws.length).toBeGreaterThan(0.99);
  });

  it('gives the same list for the same seed, and leaves nothing to chance without one', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(explore(list, settings(seed))).toEqual(explore(list, settings(seed)));
      }),
    );
    expect(explore(list, settings(undefined))).toEqual({ itemIds, propensities: list.map(() => 1) });
  });

  it('explores nothing in a list too short to draw from', () => {
    const short = list.slice(0, 12);
    for (const seed of seeds.slice(0, 500)) {
      expect(explore(short, settings(seed, { pins: new Map() })).propensities).toEqual(short.map(() => 1));
    }
  });

  it('breaks no cap, and knows that from the start', () => {
    // Places 4…11 hold a, b, a, b, …; of the tail only the item of the category that leaves may come, or one without a cap.
    const striped = Array.from({ length: 18 }, (_, place): Candidate => ({
      itemId: `item-${place}`,
      categoryId: place >= 16 ? 'free' : 'ab'[place % 2]!,
      score: 0,
    }));
    const caps = ['a', 'b'].map((categoryId) => ({ categoryId, limit: 1, window: 2 }));
    const categoryOf = new Map(striped.map(({ itemId, categoryId }) => [itemId, categoryId]));
    const draws = new Map<string, { count: number; propensity: number }>();
    let breaks = 0;
    for (const seed of seeds) {
      const explored = explore(striped, settings(seed, { caps, pins: new Map(), scoreUnit: 1 }));
      const categories = explored.itemIds.map((itemId) => categoryOf.get(itemId));
      breaks += categories.filter(
        (category, at) => category !== 'free' && category === categories[at + 1],
      ).length;
      if (!explored.exploredItemId) continue;
      const place = explored.itemIds.indexOf(explored.exploredItemId);
      const key = `${place} ${explored.exploredItemId}`;
      const propensity = explored.propensities[place]!;
      draws.set(key, { count: (draws.get(key)?.count ?? 0) + 1, propensity });
    }
    expect(breaks).toBe(0);
    expect(draws.size).toBeGreaterThan(8);
    for (const { count, propensity } of draws.values()) {
      const deviation = Math.sqrt((propensity * (1 - propensity)) / seeds.length);
      expect(Math.abs(count / seeds.length - propensity)).toBeLessThanOrEqual(5 * deviation);
    }
  });

  it('lets a policy that shows other items be evaluated from its lists alone (SNIPS)', () => {
    // What showing an item is worth; the policy to evaluate gives place 6 to each item of the tail alike.
    const worth = (itemId: string) => Number(itemId.split('-')[1]) / 20;
    const targets = itemIds.slice(12, 19);
    const truth = targets.reduce((sum, itemId) => sum + worth(itemId), 0) / targets.length;
    let weights = 0;
    let weighted = 0;
    const plainAverage: number[] = [];
    for (const seed of seeds) {
      const { itemIds: shown, propensities } = explore(list, settings(seed));
      if (!targets.includes(shown[6]!)) continue;
      const weight = 1 / targets.length / propensities[6]!;
      weights += weight;
      weighted += weight * worth(shown[6]!);
      plainAverage.push(worth(shown[6]!));
    }
    expect(Math.abs(weighted / weights - truth)).toBeLessThan(0.02);
    // The weights sum to the number of lists, as they do only when the propensities are right …
    expect(weights / seeds.length).toBeCloseTo(1, 0);
    // … and without them good items, which are drawn more often, would be overrated or underrated.
    const average = plainAverage.reduce((sum, value) => sum + value, 0) / plainAverage.length;
    expect(Math.abs(average - truth)).toBeGreaterThan(0.02);
  });
});
