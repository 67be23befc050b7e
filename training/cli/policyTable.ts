import { REWARDS } from '../datasets/loggedExposures';
import { type PolicyEvaluation } from '../evaluate/policy/evaluatePolicy';
import { estimateText, textTable } from './textTable';

const NAMES = { viewed: 'tapped', cartAdded: 'put into the cart', ordered: 'ordered' } as const;

/** For people: what was counted, then one line a reward. */
export function policyTable(evaluation: PolicyEvaluation): string {
  const { artifact, users, exposures, skipped, places, epsilon, agreeing, meanWeight } = evaluation;
  const rows = REWARDS.map((reward) => {
    const { logged, snips, ips, clippedIps, gain } = evaluation.rewards[reward];
    return [
      NAMES[reward],
      ...[logged, snips, gain, ips, clippedIps].map((estimate) => estimateText(estimate)),
    ];
  });
  const loggedBy = Object.entries(evaluation.loggedBy).map(([policy, count]) => `${policy} ${count}`);
  return [
    `artifact ${artifact} with ε ${epsilon}, places ${places[0]} to ${places[1]}, 95 % intervals by user`,
    `${exposures} exposures of ${users} users, made by ${loggedBy.join(', ')}; ${agreeing} of the item it would show`,
    `not counted: ${skipped.otherPlace} at other places, ${skipped.withoutPropensity} without propensity, ` +
      `${skipped.certain} made with certainty`,
    `effective sample ${evaluation.effectiveSampleSize.toFixed(1)}, mean weight ${estimateText(meanWeight, 2)}`,
    textTable([
      ['', 'the log', 'SNIPS', 'SNIPS − log', 'IPS', `IPS, w ≤ ${evaluation.clip.toFixed(0)}`],
      ...rows,
    ]),
    ...evaluation.warnings.map((warning) => `beware: ${warning}`),
  ].join('\n');
}
