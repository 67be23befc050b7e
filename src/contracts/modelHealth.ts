import * as v from 'valibot';
import { Id, PositiveCount } from './scalars';

export const ModelName = v.picklist(['recommender']);
export type ModelName = v.InferOutput<typeof ModelName>;

/** Why a phone took a version out of use. */
export const FailureCause = v.picklist([
  /** No backend reproduced the scores that training recorded. */
  'self-test',
  /** The engine failed while the version was on trial. */
  'engine',
  /** The app did not survive starting it. */
  'crash-loop',
]);
export type FailureCause = v.InferOutput<typeof FailureCause>;

/** One phone's verdict on one version, sent once. It holds nothing about the shopper. */
export const HealthReport = v.object({
  action: v.literal('health'),
  model: ModelName,
  version: PositiveCount,
  artifactVersion: Id,
  verdict: v.variant('kind', [
    v.object({ kind: v.literal('healthy') }),
    v.object({ kind: v.literal('failed'), cause: FailureCause }),
  ]),
});
export type HealthReport = v.InferOutput<typeof HealthReport>;

/** What a report is answered with. */
export const HealthResult = v.object({ isStopped: v.boolean() });
export type HealthResult = v.InferOutput<typeof HealthResult>;
