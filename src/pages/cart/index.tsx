import { useDidShow, useShareAppMessage } from '@tarojs/taro';
import { useMemo } from 'react';
import { PageFrame } from '../../components/PageFrame';
import { LinesSkeleton } from '../../components/Skeleton';
import { useBehaviour } from '../../features/behaviour/behaviourService';
import { useCart } from '../../features/cart/cartService';
import { CartView } from '../../features/cart/CartView';
import { ItemRail } from '../../features/recommend/ItemRail';
import { useRails } from '../../features/recommend/useRails';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { useCatalogue, useShop } from '../../features/shop/shopService';
import { openHome, openOrderConfirmation, openProduct } from '../routes';
import { usePageVisible } from '../usePageVisible';

/** Lines, newest first, whose complements are looked for: each is one comparison on the GPU. */
const ANCHORS = 5;

export default function CartPage() {
  const { pictureUrl } = useShop();
  const { profile: shop } = useCatalogue();
  const { lines } = useCart();
  const { itemShared, shareableShown } = useBehaviour();
  const isVisible = usePageVisible();
  const inCart = [...new Set(lines.map(({ itemId }) => itemId))];
  const complements = useRails(inCart.slice(0, ANCHORS))?.complements;
  const cartKey = inCart.join('\n');
  const rail = useMemo(() => {
    const held = cartKey.split('\n');
    return complements && { ...complements, order: complements.order.filter((id) => !held.includes(id)) };
  }, [complements, cartKey]);
  useDidShow(shareableShown);
  useShareAppMessage(() => {
    itemShared();
    // A cart is its owner's: what is sent is the shop.
    return { title: `我在${shop?.title ?? '掌柜'}挑到了好东西，来看看`, path: '/pages/home/index' };
  });
  return (
    <PageFrame id="cart-page">
      <CatalogueGate skeleton={<LinesSkeleton count={3} />}>
        {({ profile, byId }) => (
          <CartView
            byId={byId}
            currency={profile.currency}
            pictureUrl={pictureUrl}
            onOpen={openFromCart}
            onBrowse={openHome}
            onCheckout={() => openOrderConfirmation()}
          >
            <ItemRail
              kind="complements"
              rail={rail}
              byId={byId}
              currency={profile.currency}
              pictureUrl={pictureUrl}
              surface="cart"
              isVisible={isVisible}
              onOpen={openFromCart}
            />
          </CartView>
        )}
      </CatalogueGate>
    </PageFrame>
  );
}

const openFromCart = (itemId: string) => openProduct(itemId, 'cart');
