import { previewImage, useDidShow, useShareAppMessage } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import { PageFrame } from '../../components/PageFrame';
import { SheetPlace } from '../../components/Sheet';
import { LinesSkeleton } from '../../components/Skeleton';
import { useBehaviour } from '../../features/behaviour/behaviourService';
import { useCart, useSelectedLines } from '../../features/cart/cartService';
import { priceCart } from '../../features/cart/cartTotals';
import { CartView } from '../../features/cart/CartView';
import { ItemRail } from '../../features/recommend/ItemRail';
import { useRails } from '../../features/recommend/useRails';
import { ShareEntry } from '../../features/share/ShareEntry';
import { ShareSheet } from '../../features/share/ShareSheet';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { useCatalogue, useShop } from '../../features/shop/shopService';
import { openHome, openOrderConfirmation, openProduct } from '../routes';
import { usePageVisible } from '../usePageVisible';
import { CART_SHARE_PATH, cartPoster } from './cartPoster';

/** Lines, newest first, whose complements are looked for: each is one comparison on the GPU. */
const ANCHORS = 5;

export default function CartPage() {
  const { pictureUrl } = useShop();
  const { profile: shop, byId: goods } = useCatalogue();
  const { lines } = useCart();
  const selected = useSelectedLines();
  const [isSharing, setSharing] = useState(false);
  const { itemShared, shareableShown } = useBehaviour();
  const isVisible = usePageVisible();
  const inCart = [...new Set(lines.map(({ itemId }) => itemId))];
  const complements = useRails(inCart.slice(0, ANCHORS))?.complements;
  const cartKey = inCart.join('\n');
  const rail = useMemo(() => {
    const held = cartKey.split('\n');
    return complements && { ...complements, order: complements.order.filter((id) => !held.includes(id)) };
  }, [complements, cartKey]);
  const shopTitle = shop?.title ?? '掌柜';
  const cardTitle = `我在${shopTitle}挑到了好东西，来看看`;
  const sharedLines = (wanted: typeof lines) =>
    priceCart({ lines: wanted }, goods).lines.filter(({ problem }) => problem !== 'sold-out');
  useDidShow(shareableShown);
  useShareAppMessage(() => {
    itemShared();
    return { title: cardTitle, path: CART_SHARE_PATH };
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
            share={<ShareEntry text="分享海报" label="分享海报" onPress={() => setSharing(true)} />}
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
      <SheetPlace>
        {isSharing && (
          <ShareSheet
            title={cardTitle}
            content={cartPoster(
              // With nothing selected, what could be.
              [selected, lines].map(sharedLines).find((found) => found.length > 0) ?? [],
              shopTitle,
              shop?.currency ?? 'CNY',
            )}
            onShared={() => itemShared()}
            onPreview={(url) => void previewImage({ urls: [url], current: url })}
            onClose={() => setSharing(false)}
          />
        )}
      </SheetPlace>
    </PageFrame>
  );
}

const openFromCart = (itemId: string) => openProduct(itemId, 'cart');
