import { useRouter } from '@tarojs/taro';
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
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}
