import * as v from 'valibot';
import { ModelName } from './modelHealth';
import { parseWith, type Parsed } from './parsed';
import { type Role } from './role';
import { PositiveCount } from './scalars';

/** Every request of the `merchant` function, told apart by `action`. */
export const MerchantRequest = v.variant('action', [
  v.object({ action: v.literal('my-role') }),
  /** How many phones reported a version healthy or failed. */
  v.object({ action: v.literal('rollout-health'), model: ModelName, version: PositiveCount }),
  /** Withholds a version from phones that do not have it. Bringing another back takes the signing key. */
  v.object({ action: v.literal('stop-rollout'), model: ModelName, version: PositiveCount }),
]);
export type MerchantRequest = v.InferOutput<typeof MerchantRequest>;

/** The least role that each action takes. */
export const REQUIRED_ROLES: Readonly<Record<MerchantRequest['action'], Role>> = {
  'my-role': 'shopper',
  'rollout-health': 'analyst',
  'stop-rollout': 'operator',
};

export function parseMerchantRequest(input: unknown): Parsed<MerchantRequest> {
  return parseWith(MerchantRequest, input, 'request');
}
