import { Text, View } from '@tarojs/components';
import { previewImage, showToast, useDidShow, useRouter, useShareAppMessage } from '@tarojs/taro';
import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../components/Button';
import { formatMoney } from '../../components/formatMoney';
import { EmptyState } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { SheetPlace } from '../../components/Sheet';
import { LinesSkeleton } from '../../components/Skeleton';
import { useBehaviour } from '../../features/behaviour/behaviourService';
import { useDwell } from '../../features/behaviour/useDwell';
import { useCartStore } from '../../features/cart/cartService';
import { ConsentSheet } from '../../features/consent/ConsentSheet';
import { FavouriteButton } from '../../features/library/FavouriteButton';
import { ItemRail } from '../../features/recommend/ItemRail';
import { useRails } from '../../features/recommend/useRails';
import { ReviewListView } from '../../features/reviews/ReviewListView';
import { ShareEntry } from '../../features/share/ShareEntry';
import { ShareSheet } from '../../features/share/ShareSheet';
import { ProductDetail } from '../../features/shop/ProductDetail';
import { useCatalogue, useShop } from '../../features/shop/shopService';
import { useProduct } from '../../features/shop/useProduct';
import { VariantSheet } from '../../features/shop/VariantSheet';
import { failureCopy } from '../../shopClient/failureCopy';
import {
  openCart,
  openHome,
  openOrderConfirmation,
  openProduct,
  openReviewForm,
  openReviews,
  parseItemParams,
  productPath,
} from '../routes';
import { usePageVisible } from '../usePageVisible';
import { ProductOpinions } from './ProductOpinions';
import { productPoster } from './productPoster';

/** What follows when a variant was chosen. */
const CHOICES = { cart: '加入购物车', order: '立即购买' };
/** Reviews shown below the product; the rest has its own page. */
const SHOWN_REVIEWS = 3;

export default function ProductPage() {
  const { itemId = '', from } = parseItemParams(useRouter().params);
  const { profile, byId } = useCatalogue();
  const { pictureUrl } = useShop();
  const { item, product, isLoading, failure, reload } = useProduct(itemId);
  const cart = useCartStore();
  const { itemOpened, itemShared, shareableShown } = useBehaviour();
  const [choosing, setChoosing] = useState<keyof typeof CHOICES>();
  const [isSharing, setSharing] = useState(false);
  const isKnown = item !== undefined;
  useEffect(() => {
    if (isKnown) itemOpened(itemId);
  }, [isKnown, itemId, itemOpened]);
  const isVisible = usePageVisible();
  useDwell(isKnown ? itemId : undefined, from, isVisible);
  const rails = useRails(useMemo(() => [itemId], [itemId]));
  const railProps = {
    byId,
    currency: profile?.currency ?? 'CNY',
    pictureUrl,
    surface: 'product',
    isVisible,
    onOpen: openFromRail,
  } as const;
  const cardTitle = item ? `${item.title} ${formatMoney(item.priceMinor, railProps.currency)}` : '';
  useDidShow(shareableShown);
  useShareAppMessage(() => {
    itemShared(itemId);
    // Without a picture of its own WeChat takes the top of the page: the gallery.
    return { title: cardTitle, path: productPath(itemId, 'share') };
  });

  function addToCart(variantId?: string) {
    const isFull = cart.add(itemId, 1, variantId) === 'full';
    void showToast({ title: isFull ? '购物车已满' : '已加入购物车', icon: isFull ? 'none' : 'success' });
  }

  /** An item with variants is bought as one of them: which, is asked first. */
  function take(way: keyof typeof CHOICES) {
    if (item?.variants) setChoosing(way);
    else takeVariant(way);
  }

  function takeVariant(way: keyof typeof CHOICES, variantId?: string) {
    setChoosing(undefined);
    if (way === 'cart') addToCart(variantId);
    else openOrderConfirmation(itemId, variantId);
  }

  if (!item) {
    return (
      <PageFrame id="product-page">
        {isLoading ? (
          <LinesSkeleton count={4} />
        ) : (
          <EmptyState
            title="商品没有加载出来"
            text={failure && failureCopy(failure.code)}
            actionText={failure?.code === 'not-found' ? '去首页' : '重试'}
            onAction={failure?.code === 'not-found' ? openHome : reload}
          />
        )}
        <ConsentSheet />
      </PageFrame>
    );
  }
  return (
    <PageFrame id="product-page">
      <ProductDetail
        item={item}
        product={product}
        isLoading={isLoading}
        onRetry={reload}
        onPreview={preview}
        onChoose={() => setChoosing('cart')}
        actions={<FavouriteButton itemId={itemId} title={item.title} />}
        share={
          <ShareEntry isStacked text="分享" label={`分享${item.title}`} onPress={() => setSharing(true)} />
        }
        currency={railProps.currency}
      />
      <ProductOpinions itemId={itemId} />
      <View className="card">
        <Text className="card-title">{`商品评价（${item.reviewCount}）`}</Text>
        <ReviewListView
          itemId={itemId}
          limit={SHOWN_REVIEWS}
          onAll={() => openReviews(itemId)}
          onPreview={preview}
          onWithdrawn={() => void showToast({ title: '评价已撤回', icon: 'none' })}
        />
        <Button id="write-review" kind="plain" text="写评价" onPress={() => openReviewForm(itemId)} />
      </View>
      <ItemRail kind="complements" rail={rails?.complements} {...railProps} />
      <ItemRail kind="similar" rail={rails?.similar} {...railProps} />
      <View className="action-bar-room" />
      <View className="action-bar">
        <Button id="open-cart" kind="plain" text="购物车" onPress={openCart} />
        <Button
          id="add-to-cart"
          kind="secondary"
          text="加入购物车"
          disabled={item.stock === 0}
          onPress={() => take('cart')}
        />
        <Button id="buy-now" text="立即购买" disabled={item.stock === 0} onPress={() => take('order')} />
      </View>
      <SheetPlace>
        {choosing && item.variants && (
          <VariantSheet
            title={item.title}
            pictureUrl={pictureUrl(item.thumbnail ?? item.picture)}
            priceMinor={item.priceMinor}
            currency={railProps.currency}
            variants={item.variants}
            confirmText={CHOICES[choosing]}
            onConfirm={(variantId) => takeVariant(choosing, variantId)}
            onClose={() => setChoosing(undefined)}
          />
        )}
      </SheetPlace>
      <SheetPlace>
        {isSharing && (
          <ShareSheet
            title={cardTitle}
            content={productPoster(item, profile?.title ?? '掌柜', railProps.currency)}
            onShared={() => itemShared(itemId)}
            onPreview={(url) => preview([url], 0)}
            onClose={() => setSharing(false)}
          />
        )}
      </SheetPlace>
      <ConsentSheet />
    </PageFrame>
  );
}

const openFromRail = (itemId: string) => openProduct(itemId, 'product');
const preview = (urls: string[], index: number) => void previewImage({ urls, current: urls[index]! });
