import * as v from 'valibot';
import { Product } from '../../src/contracts';
import { documentKey } from '../runtime/documentKey';
import { type DocumentTransaction } from '../runtime/transact';
import { type GoodsTransaction } from './shopRepository';

export const Claim = v.object({
  openid: v.string(),
  couponId: v.string(),
  claimedAtMs: v.number(),
  orderId: v.optional(v.string()),
});

/** What an order holds and gives back: goods and a coupon. */
export function createGoodsTransaction(transaction: DocumentTransaction): GoodsTransaction {
  const products = transaction.collection('products');
  const claims = transaction.collection('couponClaims');
  return {
    async findProduct(itemId) {
      const { data } = await products.doc(itemId).get();
      return data == null ? undefined : v.parse(Product, data);
    },
    async setStock(itemId, record) {
      await products.doc(itemId).update({ data: record });
    },
    async findClaim(openid, couponId) {
      const { data } = await claims.doc(claimKey(openid, couponId)).get();
      return data == null ? undefined : v.parse(Claim, data);
    },
    async putClaim(claim) {
      await claims.doc(claimKey(claim.openid, claim.couponId)).set({ data: claim });
    },
  };
}

/** One document a shopper and coupon: two orders that use it at once write the same one, and one of them loses. */
function claimKey(openid: string, couponId: string): string {
  return documentKey('coupon', openid, couponId);
}
