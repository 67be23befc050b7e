import { percentiles, type Interval } from './bootstrapInterval';

/** Exposures that a logging policy made, one entry each. */
export interface LoggedExposures {
  /** Number of the user, 0 … users − 1. */
  users: Int32Array;
  /** π(item | slot, history) of the new policy divided by the propensity under which the item was shown. */
  weights: Float64Array;
  /** What followed, for instance 1 for a tap and 0 for none. */
  rewards: Float64Array;
}

export interface PolicyValue {
  /** Mean reward of the log: the value of the policy that made it, and of nothing else. */
  logged: Interval;
  /** Σ w·r / n (Horvitz–Thompson): unbiased, and wild where weights are large. */
  ips: Interval;
  /** The same with weights cut at `clip`: steadier, and biased downwards. */
  clippedIps: Interval;
  /** Σ w·r / Σ w (Swaminathan and Joachims 2015): the estimate to read. */
  snips: Interval;
  /** SNIPS minus the logged mean, over the same resamples: an interval above 0 is a real gain. */
  gain: Interval;
}

/** What is added up over the exposures of one user. */
interface Sums {
  exposures: number;
  reward: number;
  weight: number;
  weightedReward: number;
  clippedReward: number;
}

/**
 * Value of a policy that did not make the log. An exposure is weighed by how much likelier the new policy is
 * to make it. 95 % percentile bootstrap intervals over USERS, since exposures of one user are alike. All
 * zeros when there is no exposure; SNIPS is 0 when the new policy would have made none of them.
 */
export function policyValue(
  exposures: LoggedExposures,
  clip: number,
  random: () => number,
  resamples = 1000,
): PolicyValue {
  const perUser = sumByUser(exposures, clip);
  const estimators: Record<keyof PolicyValue, (sums: Sums) => number> = {
    logged: ({ reward, exposures: count }) => ratio(reward, count),
    ips: ({ weightedReward, exposures: count }) => ratio(weightedReward, count),
    clippedIps: ({ clippedReward, exposures: count }) => ratio(clippedReward, count),
    snips: ({ weightedReward, weight }) => ratio(weightedReward, weight),
    gain: (sums) => estimators.snips(sums) - estimators.logged(sums),
  };
  const total = addUp(perUser, (index) => index);
  const drawn = Array.from({ length: perUser.length === 0 ? 0 : resamples }, () =>
    addUp(perUser, () => (random() * perUser.length) | 0),
  );
  const estimate = (name: keyof PolicyValue): Interval => {
    const estimator = estimators[name];
    const value = estimator(total);
    if (drawn.length === 0) return { value, low: value, high: value };
    return { value, ...percentiles(Float64Array.from(drawn, estimator)) };
  };
  return {
    logged: estimate('logged'),
    ips: estimate('ips'),
    clippedIps: estimate('clippedIps'),
    snips: estimate('snips'),
    gain: estimate('gain'),
  };
}

/** (Σ w)² / Σ w² (Kish): how many equally weighed exposures would tell as much. */
export function effectiveSampleSize(weights: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return ratio(sum * sum, squares);
}

function sumByUser({ users, weights, rewards }: LoggedExposures, clip: number): Sums[] {
  const perUser = new Map<number, Sums>();
  users.forEach((user, index) => {
    const sums = perUser.get(user) ?? noSums();
    const weight = weights[index]!;
    const reward = rewards[index]!;
    sums.exposures += 1;
    sums.reward += reward;
    sums.weight += weight;
    sums.weightedReward += weight * reward;
    sums.clippedReward += Math.min(weight, clip) * reward;
    perUser.set(user, sums);
  });
  return [...perUser.values()];
}

function addUp(perUser: readonly Sums[], choose: (index: number) => number): Sums {
  const total = noSums();
  for (let index = 0; index < perUser.length; index++) {
    const sums = perUser[choose(index)]!;
    total.exposures += sums.exposures;
    total.reward += sums.reward;
    total.weight += sums.weight;
    total.weightedReward += sums.weightedReward;
    total.clippedReward += sums.clippedReward;
  }
  return total;
}

function noSums(): Sums {
  return { exposures: 0, reward: 0, weight: 0, weightedReward: 0, clippedReward: 0 };
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}
