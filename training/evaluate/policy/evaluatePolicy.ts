import { type Estimate } from '../../../src/contracts';
import { bootstrapInterval } from '../../../src/domain/metrics/bootstrapInterval';
import { EXPLORATION_PROBABILITY, EXPLORED_PLACES } from '../../../src/domain/rerank/explore';
import { effectiveSampleSize, policyValue, type PolicyValue } from '../../../src/domain/metrics/policyValue';
import { REWARDS, type LoggedExposure, type Reward, type ShopperState } from '../../datasets/loggedExposures';
import { startEngine } from '../../engine/startEngine';
import { readArtifact } from '../../export/readArtifact';
import { InputError } from '../../inputError';
import { seededRandom } from '../../random/seededRandom';
import { createModelScorer } from '../scoreWithModel';
import { slotPolicies, type SlotPolicy } from './slotPolicy';

export interface PolicyOptions {
  /** Share of the time that the evaluated policy leaves a place to chance. */
  epsilon: number;
  /** First and last place that count, from 0: those that the logging policy leaves to chance. */
  places: readonly [number, number];
}

/** What the app itself leaves to chance: one of the explored places of every tenth list. */
export const DEFAULT_POLICY_OPTIONS: PolicyOptions = {
  epsilon: EXPLORATION_PROBABILITY / EXPLORED_PLACES.length,
  places: [EXPLORED_PLACES[0]!, EXPLORED_PLACES.at(-1)!],
};

export interface PolicyEvaluation {
  artifact: string;
  epsilon: number;
  places: readonly [number, number];
  users: number;
  /** Exposures that count. */
  exposures: number;
  /** Exposures that tell nothing of another policy, by reason. */
  skipped: { otherPlace: number; withoutPropensity: number; certain: number };
  /** Exposures that count, by the policy that made them. */
  loggedBy: Record<string, number>;
  /** Exposures of the very item that the evaluated policy would have put there. */
  agreeing: number;
  /** (Σ w)² / Σ w² */
  effectiveSampleSize: number;
  /** About 1 when the log can show everything that the evaluated policy would. */
  meanWeight: Estimate;
  /** Where `clippedIps` cuts: √exposures (Ionides 2008). */
  clip: number;
  /** What share of exposures is followed by each. */
  rewards: Record<Reward, PolicyValue>;
  /** What keeps the figures from being taken at their word. */
  warnings: string[];
}

const MIN_EFFECTIVE_SAMPLE = 100;

/**
 * What an artifact's ranking would be worth in the places that a log left to chance (SNIPS, Swaminathan and
 * Joachims 2015). Assumes that what happens to an item in its place does not depend on the others in the list.
 */
export async function evaluatePolicy(
  directory: string,
  logged: readonly LoggedExposure[],
  options: PolicyOptions = DEFAULT_POLICY_OPTIONS,
): Promise<PolicyEvaluation> {
  const artifact = readArtifact(directory);
  const { counted, skipped } = chooseExposures(logged, options.places);
  await startEngine();
  const scorer = createModelScorer(artifact.weights, artifact.card.config);
  const shoppers = [...new Set(counted.map(({ shopper }) => shopper))];
  const policies = await slotPolicies(shoppers, artifact.items, scorer.score, {
    places: options.places[1] + 1,
    epsilon: options.epsilon,
  }).finally(() => scorer.dispose());
  const policyOf = new Map(shoppers.map((shopper, index) => [shopper, policies[index]!]));
  return {
    artifact: artifact.card.version,
    epsilon: options.epsilon,
    places: options.places,
    skipped,
    ...weigh(counted, policyOf),
  };
}

interface Countable extends LoggedExposure {
  propensity: number;
}

function chooseExposures(
  logged: readonly LoggedExposure[],
  [first, last]: PolicyOptions['places'],
): { counted: Countable[]; skipped: PolicyEvaluation['skipped'] } {
  const skipped = { otherPlace: 0, withoutPropensity: 0, certain: 0 };
  const counted = logged.filter((exposure): exposure is Countable => {
    const { place, propensity } = exposure;
    if (place < first || place > last) skipped.otherPlace++;
    else if (propensity === undefined) skipped.withoutPropensity++;
    else if (propensity === 1) skipped.certain++;
    else return true;
    return false;
  });
  if (counted.length === 0) {
    throw new InputError(
      `expected exposures with a propensity below 1 at places ${first} to ${last}, got none of ` +
        `${logged.length}: ${skipped.withoutPropensity} without propensity, ${skipped.certain} made with ` +
        `certainty, ${skipped.otherPlace} at other places`,
    );
  }
  return { counted, skipped };
}

function weigh(
  counted: readonly Countable[],
  policyOf: ReadonlyMap<ShopperState, SlotPolicy>,
): Omit<PolicyEvaluation, 'artifact' | 'epsilon' | 'places' | 'skipped'> {
  const numberOf = new Map([...new Set(counted.map(({ user }) => user))].map((user, index) => [user, index]));
  const users = Int32Array.from(counted, ({ user }) => numberOf.get(user)!);
  const weights = Float64Array.from(
    counted,
    ({ shopper, item, place, propensity }) => policyOf.get(shopper)!.probability(item, place) / propensity,
  );
  const clip = Math.sqrt(counted.length);
  const value = (reward: Reward) =>
    policyValue(
      { users, weights, rewards: Float64Array.from(counted, ({ rewards }) => Number(rewards[reward])) },
      clip,
      seededRandom(1).next,
    );
  const meanWeight = bootstrapInterval(weights, seededRandom(1).next);
  const size = effectiveSampleSize(weights);
  const loggedBy: Record<string, number> = {};
  for (const { policy } of counted) loggedBy[policy] = (loggedBy[policy] ?? 0) + 1;
  return {
    users: numberOf.size,
    exposures: counted.length,
    loggedBy,
    agreeing: counted.filter(({ shopper, item, place }) => policyOf.get(shopper)!.itemAt(place) === item)
      .length,
    effectiveSampleSize: size,
    meanWeight,
    clip,
    rewards: Object.fromEntries(REWARDS.map((reward) => [reward, value(reward)])) as Record<
      Reward,
      PolicyValue
    >,
    warnings: warningsOf(size, meanWeight),
  };
}

function warningsOf(size: number, meanWeight: Estimate): string[] {
  const warnings: string[] = [];
  if (size < MIN_EFFECTIVE_SAMPLE) {
    warnings.push(
      `the exposures tell as much as ${size.toFixed(0)} would under the new policy: too few to decide by`,
    );
  }
  if (meanWeight.low > 1 || meanWeight.high < 1) {
    warnings.push(
      `the mean weight is ${meanWeight.value.toFixed(2)}, not 1: the log hardly shows part of what the new ` +
        'policy would, or the propensities are wrong; SNIPS then speaks of the part it does show',
    );
  }
  return warnings;
}
