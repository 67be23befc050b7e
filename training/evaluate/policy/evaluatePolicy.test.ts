import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLoggedExposures, type LoggedExposure, type ShopperState } from '../../datasets/loggedExposures';
import { startEngine } from '../../engine/startEngine';
import { readArtifact } from '../../export/readArtifact';
import { seededRandom } from '../../random/seededRandom';
import { createEventLines } from '../../testing/eventLines';
import { writeSampleArtifact } from '../../testing/writeSampleArtifact';
import { createModelScorer } from '../scoreWithModel';
import { evaluatePolicy } from './evaluatePolicy';
import { slotPolicies } from './slotPolicy';
import { stepsOf } from '../../../src/testing/stepsOf';

const EPSILON = 0.05;
const PLACES = [4, 11] as const;
jest.setTimeout(120_000);
let folder: string;
let directory: string;
let simulated: { logged: LoggedExposure[]; truth: number };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'));
  directory = await writeSampleArtifact(folder);
  simulated = await simulateShop();
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Shoppers of whom one view is known are shown one item at each place: half of the time the one that the
 * artifact would show, else any. Taps depend on the item in a way nobody tells the estimator.
 */
async function simulateShop() {
  const { items, weights, card } = readArtifact(directory);
  const count = items.length;
  const tapChance = (item: string) => 0.02 + 0.7 * (1 - items.indexOf(item) / count) ** 3;
  const random = seededRandom(8);
  const shoppers = Array.from({ length: 500 }, (): ShopperState => {
    const seen = items[random.below(count)]!;
    return { history: stepsOf([seen]), withheld: new Set([seen]) };
  });
  await startEngine();
  const scorer = createModelScorer(weights, card.config);
  const policies = await slotPolicies(shoppers, items, scorer.score, { places: 12, epsilon: EPSILON });
  scorer.dispose();

  const lines = createEventLines();
  const tapped: [user: string, sessionId: string, itemId: string][] = [];
  let truth = 0;
  shoppers.forEach(({ history }, number) => {
    const seen = history[0]!.itemId;
    const user = `user ${number}`;
    lines.add(user, 'before', { kind: 'item-viewed', itemId: seen, surface: 'home', dwellMs: 1 });
    const eligible = items.filter((item) => item !== seen);
    const meanChance = eligible.reduce((sum, item) => sum + tapChance(item), 0) / eligible.length;
    for (let place = PLACES[0]; place <= PLACES[1]; place++) {
      const best = policies[number]!.itemAt(place)!;
      truth += (1 - EPSILON) * tapChance(best) + EPSILON * meanChance;
      const itemId = random.next() < 0.5 ? best : eligible[random.below(eligible.length)]!;
      const propensity = (itemId === best ? 0.5 : 0) + 0.5 / eligible.length;
      const sessionId = `place ${place}`;
      const exposure = {
        kind: 'item-exposed',
        itemId,
        rank: place,
        surface: 'home',
        modelVersion: 'm',
      } as const;
      lines.add(user, sessionId, { ...exposure, propensity, policy: 'half-even-1' });
      if (random.next() < tapChance(itemId)) tapped.push([user, sessionId, itemId]);
    }
  });
  // Taps come after all exposures, so that no list follows from an earlier tap.
  for (const [user, sessionId, itemId] of tapped) {
    lines.add(user, sessionId, { kind: 'item-viewed', itemId, surface: 'home', dwellMs: 1 });
  }
  const path = join(folder, 'events.jsonl');
  writeFileSync(path, lines.text());
  return { logged: readLoggedExposures(path), truth: truth / (shoppers.length * 8) };
}
const encloses = ({ low, high }: { low: number; high: number }, truth: number) =>
  low <= truth && truth <= high;

describe('evaluatePolicy', () => {
  it('finds the known value of a policy that did not make the log, which the log itself gets wrong', async () => {
    const { logged, truth } = simulated;
    const evaluation = await evaluatePolicy(directory, logged, { epsilon: EPSILON, places: PLACES });
    const { viewed } = evaluation.rewards;
    expect(encloses(viewed.snips, truth)).toBe(true);
    expect(encloses(viewed.logged, truth)).toBe(false);
    expect(viewed.snips.high - viewed.snips.low).toBeLessThan(0.1);
    expect(evaluation).toMatchObject({
      users: 500,
      exposures: 4000,
      loggedBy: { 'half-even-1': 4000 },
      warnings: [],
    });
    expect(encloses(evaluation.meanWeight, 1)).toBe(true);
    expect(evaluation.agreeing / 4000).toBeCloseTo(0.5, 1);
  });

  it('is wrong about it, and warns, when every propensity is taken for the same', async () => {
    const { logged, truth } = simulated;
    const ignored = logged.map((exposure) => ({ ...exposure, propensity: 0.5 / 119 }));
    const evaluation = await evaluatePolicy(directory, ignored, { epsilon: EPSILON, places: PLACES });
    expect(encloses(evaluation.rewards.viewed.ips, truth)).toBe(false);
    expect(evaluation.warnings.join()).toContain('the propensities are wrong');
  });

  it('counts apart what tells nothing of another policy, and says so when nothing is left', async () => {
    const [exposure] = simulated.logged;
    const others: LoggedExposure[] = [
      { ...exposure!, propensity: 1 },
      { ...exposure!, propensity: undefined },
      { ...exposure!, place: 3 },
    ];
    const options = { epsilon: EPSILON, places: PLACES };
    const { skipped, exposures } = await evaluatePolicy(directory, [exposure!, ...others], options);
    expect({ skipped, exposures }).toEqual({
      skipped: { otherPlace: 1, withoutPropensity: 1, certain: 1 },
      exposures: 1,
    });
    await expect(evaluatePolicy(directory, others, options)).rejects.toThrow(
      'expected exposures with a propensity below 1 at places 4 to 11, got none of 3: 1 without propensity, 1 made with certainty, 1 at other places',
    );
  });
});

describe('slotPolicies', () => {
  it('give probabilities that add up to 1 at every place, and 0 to what is withheld or unknown', async () => {
    const items = ['a', 'b', 'c', 'd', 'e'];
    const shopper = {
      history: stepsOf(['a', 'not in the model']),
      withheld: new Set(['b', 'not in the model']),
    };
    const [policy] = await slotPolicies([shopper], items, async () => [Float32Array.of(1, 9, 3, 5, 4)], {
      places: 2,
      epsilon: 0.2,
    });
    for (const place of [0, 1]) {
      const sum = items.reduce((total, item) => total + policy!.probability(item, place), 0);
      expect(sum).toBeCloseTo(1, 12);
    }
    expect(policy!.itemAt(0)).toBe('d');
    expect(policy!.itemAt(1)).toBe('e');
    expect(policy!.probability('d', 0)).toBeCloseTo(0.85, 12);
    expect(policy!.probability('c', 0)).toBeCloseTo(0.05, 12);
    expect(policy!.probability('b', 0)).toBe(0);
    expect(policy!.probability('not in the model', 0)).toBe(0);
  });
});
