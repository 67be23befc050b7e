import * as v from 'valibot';
import { Product } from '../../src/contracts';
import { documentKey } from '../runtime/documentKey';
import { readDocument } from '../runtime/readDocument';
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
    findProduct: async (itemId) => readDocument(Product, products.doc(itemId)),
    async setStock(itemId, record) {
      await products.doc(itemId).update({ data: record });
    },
    findClaim: async (openid, couponId) => readDocument(Claim, claims.doc(claimKey(openid, couponId))),
    async putClaim(claim) {
      await claims.doc(claimKey(claim.openid, claim.couponId)).set({ data: claim });
    },
  };
}

/** One document a shopper and coupon: two orders that use it at once write the same one, and one of them loses. */
function claimKey(openid: string, couponId: string): string {
  return documentKey('coupon', openid, couponId);
}
