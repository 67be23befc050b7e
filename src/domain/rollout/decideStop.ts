/** What phones reported of one version, each phone once. */
export interface HealthCounts {
  healthy: number;
  failed: number;
}

/** Fewer failed phones than this may be broken phones. */
const MIN_FAILED_PHONES = 5;
/** A version that fails on more than one phone in fifty is not worth its gain on the others. */
const MOST_FAILURES = 0.02;
/** Quantile of the normal distribution: one-sided 97.5 %. */
const Z = 1.96;

export type StopDecision = { kind: 'go-on' } | { kind: 'stop'; failureShareAtLeast: number };

/**
 * Whether a rollout shall stop: enough phones failed, and the share that fails is above what is bearable with 97.5 %
 * certainty, however few phones there are yet.
 */
export function decideStop({ healthy, failed }: HealthCounts): StopDecision {
  const failureShareAtLeast = wilsonLowerBound(failed, healthy + failed);
  const isBad = failed >= MIN_FAILED_PHONES && failureShareAtLeast > MOST_FAILURES;
  return isBad ? { kind: 'stop', failureShareAtLeast } : { kind: 'go-on' };
}

/**
 * Lower end of Wilson's 95 % score interval for a share (E. B. Wilson, Probable inference, the law of succession, and
 * statistical inference, JASA 22, 1927). 0 when nothing was observed.
 */
export function wilsonLowerBound(successes: number, total: number): number {
  if (total === 0) return 0;
  const share = successes / total;
  const centre = share + Z ** 2 / (2 * total);
  const spread = Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  return Math.max(0, (centre - spread) / (1 + Z ** 2 / total));
}
