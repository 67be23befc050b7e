import { type Coupon, type CouponOffer } from '../../src/contracts';
import { type Call } from '../runtime/entry';
import { fail, succeed, type Reply } from '../runtime/reply';
import { type CouponClaim, type ShopRepository } from './shopRepository';

/** Every coupon of the shop, as the caller has it. */
export async function listOffers(
  { openid }: Call,
  repository: ShopRepository,
): Reply<{ offers: CouponOffer[] }> {
  const [coupons, claims] = await Promise.all([repository.listCoupons(), repository.listClaims(openid)]);
  const claimOf = new Map(claims.map((claim) => [claim.couponId, claim]));
  return succeed({ offers: coupons.map((coupon) => offerOf(coupon, claimOf.get(coupon.couponId))) });
}

/** Gives the caller the coupon, once; again, also after it was used, changes nothing. */
export async function claimCoupon(
  couponId: string,
  { openid, nowMs }: Call,
  repository: ShopRepository,
): Reply<CouponOffer> {
  return repository.transact(async (transaction) => {
    const coupon = await transaction.findCoupon(couponId);
    if (!coupon) return fail('not-found', 'no such coupon');
    const known = await transaction.findClaim(openid, couponId);
    if (known) return succeed(offerOf(coupon, known));
    if (nowMs >= coupon.endsAtMs) return fail('conflict', 'the coupon has run out');
    const claim = { openid, couponId, claimedAtMs: nowMs };
    await transaction.putClaim(claim);
    return succeed(offerOf(coupon, claim));
  });
}

function offerOf(coupon: Coupon, claim: CouponClaim | undefined): CouponOffer {
  if (!claim) return { coupon, state: 'unclaimed' };
  if (claim.orderId === undefined) return { coupon, state: 'available' };
  return { coupon, state: 'used', orderId: claim.orderId };
}
