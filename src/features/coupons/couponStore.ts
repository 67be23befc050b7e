import { type CouponOffer } from '../../contracts';
import { type ShopClient, type ShopFailure, type ShopOutcome } from '../../shopClient/shopClient';
import { createValueStore, type ReadableStore } from '../../state/valueStore';

export interface CouponState {
  status: 'loading' | 'ready' | 'failed';
  /** Those that run out first come first. */
  offers: readonly CouponOffer[];
  /** Why the last read failed; what was there before stays. */
  failure: ShopFailure | undefined;
}

export interface CouponStore extends ReadableStore<CouponState> {
  refresh(): Promise<void>;
  /** Takes a coupon; again changes nothing. */
  claim(couponId: string): Promise<ShopOutcome<'claim-coupon'>>;
}

export function createCouponStore(shop: ShopClient): CouponStore {
  const store = createValueStore<CouponState>({ status: 'loading', offers: [], failure: undefined });
  return {
    get: store.get,
    subscribe: store.subscribe,
    async refresh() {
      const state = store.get();
      if (state.status === 'failed') store.set({ ...state, status: 'loading', failure: undefined });
      const outcome = await shop.call<'coupons'>({ action: 'coupons' });
      if (outcome.ok) {
        store.set({ status: 'ready', offers: outcome.value.offers, failure: undefined });
        return;
      }
      const { offers } = store.get();
      store.set({ status: offers.length > 0 ? 'ready' : 'failed', offers, failure: outcome.failure });
    },
    async claim(couponId) {
      const outcome = await shop.call<'claim-coupon'>({ action: 'claim-coupon', couponId });
      if (outcome.ok) {
        const state = store.get();
        const isIt = (offer: CouponOffer) => offer.coupon.couponId === couponId;
        store.set({
          ...state,
          offers: state.offers.map((offer) => (isIt(offer) ? outcome.value : offer)),
        });
      }
      return outcome;
    },
  };
}
