import { createService } from '../../state/service';
import { useStore } from '../../state/useStore';
import { type CouponStore } from './couponStore';

export const [CouponsProvider, useCouponStore] = createService<CouponStore>('CouponsProvider');

export function useCoupons() {
  return useStore(useCouponStore());
}
