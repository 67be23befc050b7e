import { PageFrame } from '../../components/PageFrame';
import { LinesSkeleton } from '../../components/Skeleton';
import { CartView } from '../../features/cart/CartView';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { useShop } from '../../features/shop/shopService';
import { openHome, openOrderConfirmation, openProduct } from '../routes';

export default function CartPage() {
  const { pictureUrl } = useShop();
  return (
    <PageFrame id="cart-page">
      <CatalogueGate skeleton={<LinesSkeleton count={3} />}>
        {({ profile, byId }) => (
          <CartView
            byId={byId}
            currency={profile.currency}
            pictureUrl={pictureUrl}
            onOpen={(itemId) => openProduct(itemId, 'cart')}
            onBrowse={openHome}
            onCheckout={() => openOrderConfirmation()}
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}
