import { Text, View } from '@tarojs/components';
import { showToast, useRouter, useShareAppMessage } from '@tarojs/taro';
import { useEffect, useMemo } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/Notice';
import { PageFrame } from '../../components/PageFrame';
import { LinesSkeleton } from '../../components/Skeleton';
import { useBehaviour } from '../../features/behaviour/behaviourService';
import { useDwell } from '../../features/behaviour/useDwell';
import { useCartStore } from '../../features/cart/cartService';
import { ConsentSheet } from '../../features/consent/ConsentSheet';
import { ItemRail } from '../../features/recommend/ItemRail';
import { useRails } from '../../features/recommend/useRails';
import { ReviewListView } from '../../features/reviews/ReviewListView';
import { ProductDetail } from '../../features/shop/ProductDetail';
import { useCatalogue, useShop } from '../../features/shop/shopService';
import { useProduct } from '../../features/shop/useProduct';
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

/** Reviews shown below the product; the rest has its own page. */
const SHOWN_REVIEWS = 3;

export default function ProductPage() {
  const { itemId = '', from } = parseItemParams(useRouter().params);
  const { profile, byId } = useCatalogue();
  const { pictureUrl } = useShop();
  const { item, product, isLoading, failure, reload } = useProduct(itemId);
  const cart = useCartStore();
  const { itemOpened, itemShared } = useBehaviour();
  const isKnown = item !== undefined;
  useEffect(() => {
    if (isKnown) itemOpened(itemId);
  }, [isKnown, itemId, itemOpened]);
  const isVisible = usePageVisible();
  useDwell(isKnown ? itemId : undefined, from, isVisible);
  const rails = useRails(useMemo(() => [itemId], [itemId]));
  useShareAppMessage(() => {
    itemShared(itemId);
    return { title: item?.title ?? '', path: productPath(itemId, 'home') };
  });

  function addToCart() {
    const isFull = cart.add(itemId) === 'full';
    void showToast({ title: isFull ? '购物车已满' : '已加入购物车', icon: isFull ? 'none' : 'success' });
  }

  const railProps = {
    byId,
    currency: profile?.currency ?? 'CNY',
    pictureUrl,
    surface: 'product',
    isVisible,
    onOpen: openFromRail,
  } as const;

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
        currency={railProps.currency}
      />
      <View className="card">
        <Text className="card-title">{`商品评价（${item.reviewCount}）`}</Text>
        <ReviewListView itemId={itemId} limit={SHOWN_REVIEWS} onAll={() => openReviews(itemId)} />
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
          onPress={addToCart}
        />
        <Button
          id="buy-now"
          text="立即购买"
          disabled={item.stock === 0}
          onPress={() => openOrderConfirmation(itemId)}
        />
      </View>
      <ConsentSheet />
    </PageFrame>
  );
}

const openFromRail = (itemId: string) => openProduct(itemId, 'product');
