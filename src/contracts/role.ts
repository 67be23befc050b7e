import * as v from 'valibot';

/** What the people of a shop may do, the most first. Everybody else is a shopper. */
export const MerchantRole = v.picklist(['owner', 'operator', 'analyst']);
export type MerchantRole = v.InferOutput<typeof MerchantRole>;
export type Role = MerchantRole | 'shopper';

const RANKS: readonly Role[] = ['shopper', 'analyst', 'operator', 'owner'];

/** Whether `role` includes what `required` may. */
export function includesRole(role: Role, required: Role): boolean {
  return RANKS.indexOf(role) >= RANKS.indexOf(required);
}
