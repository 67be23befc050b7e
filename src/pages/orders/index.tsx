import { useDidShow, useReachBottom } from '@tarojs/taro';
import { PageFrame } from '../../components/PageFrame';
import { LinesSkeleton } from '../../components/Skeleton';
import { OrderListView } from '../../features/orders/OrderListView';
import { useOrders } from '../../features/orders/ordersService';
import { CatalogueGate } from '../../features/shop/CatalogueGate';
import { useShop } from '../../features/shop/shopService';
import { openHome, openOrder, openReviewForm } from '../routes';

export default function OrdersPage() {
  const { list } = useOrders();
  const { pictureUrl } = useShop();
  useDidShow(() => void list.refresh());
  useReachBottom(() => void list.loadMore());
  return (
    <PageFrame id="orders-page">
      <CatalogueGate skeleton={<LinesSkeleton count={3} />}>
        {({ profile }) => (
          <OrderListView
            currency={profile.currency}
            pictureUrl={pictureUrl}
            onOpen={openOrder}
            onReview={openReviewForm}
            onBrowse={openHome}
          />
        )}
      </CatalogueGate>
    </PageFrame>
  );
}
