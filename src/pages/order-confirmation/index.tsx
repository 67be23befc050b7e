import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { PageFrame } from '../../components/PageFrame';
import { LinesSkeleton } from '../../components/Skeleton';
import { useSelectedLines } from '../../features/cart/cartService';
import { orderableLines } from '../../features/cart/cartTotals';
import { useCoupons, useCouponStore } from '../../features/coupons/couponsService';
import { OrderConfirmation } from '../../features/orders/OrderConfirmation';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { useShop } from '../../features/shop/shopService';
import { openAddresses, openHome, openOrders, parseItemParams } from '../routes';

export default function OrderConfirmationPage() {
  const { itemId, variantId } = parseItemParams(useRouter().params);
  const { catalogue } = useShop();
  const selected = useSelectedLines();
  const coupons = useCouponStore();
  const { offers } = useCoupons();
  const [nowMs] = useState(() => Date.now());
  useEffect(() => void coupons.refresh(), [coupons]);
  // What was selected in the cart when the page opened: placing the order empties the cart, and this page still shows it.
  const [wanted] = useState(() => (itemId === undefined ? selected : [{ itemId, variantId, quantity: 1 }]));
  return (
    <PageFrame id="order-confirmation-page">
      <CatalogueGate skeleton={<LinesSkeleton count={3} />}>
        {({ profile, byId }) => (
          <OrderConfirmation
            lines={orderableLines(wanted, byId)}
            coupons={offers.flatMap(({ coupon, state }) => (state === 'available' ? [coupon] : []))}
            nowMs={nowMs}
            currency={profile.currency}
            onAddresses={() => openAddresses('choose')}
            onOrders={openOrders}
            onBrowse={openHome}
            onConflict={() => {
              void catalogue.refresh();
              void coupons.refresh();
            }}
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}
