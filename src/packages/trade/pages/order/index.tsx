import { setClipboardData, showToast, useRouter } from '@tarojs/taro';
import { PageFrame } from '../../../../components/PageFrame';
import { LinesSkeleton } from '../../../../components/Skeleton';
import { OrderDetail } from '../../../../features/orders/OrderDetail';
import { CatalogueGate } from '../../../../features/shop/CatalogueGate';
import { useShop } from '../../../../features/shop/shopService';
import { openOrders, openReviewForm, parseItemParams } from '../../../../pages/routes';

export default function OrderPage() {
  const { orderId = '' } = parseItemParams(useRouter().params);
  const { pictureUrl } = useShop();
  return (
    <PageFrame id="order-page">
      <CatalogueGate skeleton={<LinesSkeleton count={4} />}>
        {({ profile }) => (
          <OrderDetail
            orderId={orderId}
            currency={profile.currency}
            pictureUrl={pictureUrl}
            onReview={openReviewForm}
            onOrders={openOrders}
            onCopy={(trackingNumber) => void copy(trackingNumber)}
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}

async function copy(trackingNumber: string): Promise<void> {
  const isCopied = await setClipboardData({ data: trackingNumber }).then(
    () => true,
    () => false,
  );
  const title = isCopied ? '单号已复制' : '没有复制成功，请长按单号复制';
  void showToast({ title, icon: 'none' });
}
