import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { PageFrame } from '../../components/PageFrame';
import { LinesSkeleton } from '../../components/Skeleton';
import { useSelectedLines } from '../../features/cart/cartService';
import { orderableLines } from '../../features/cart/cartTotals';
import { OrderConfirmation } from '../../features/orders/OrderConfirmation';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { useShop } from '../../features/shop/shopService';
import { openHome, openOrders, parseItemParams } from '../routes';

export default function OrderConfirmationPage() {
  const { itemId, variantId } = parseItemParams(useRouter().params);
  const { catalogue } = useShop();
  const selected = useSelectedLines();
  // What was selected in the cart when the page opened: placing the order empties the cart, and this page still shows it.
  const [wanted] = useState(() => (itemId === undefined ? selected : [{ itemId, variantId, quantity: 1 }]));
  return (
    <PageFrame id="order-confirmation-page">
      <CatalogueGate skeleton={<LinesSkeleton count={3} />}>
        {({ profile, byId }) => (
          <OrderConfirmation
            lines={orderableLines(wanted, byId)}
            currency={profile.currency}
            onOrders={openOrders}
            onBrowse={openHome}
            onConflict={() => void catalogue.refresh()}
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}
