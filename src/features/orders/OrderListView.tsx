import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { formatMinute } from '../../components/formatTime';
import { EmptyState, Notice } from '../../components/Notice';
import { Picture } from '../../components/Picture';
import { LinesSkeleton } from '../../components/Skeleton';
import { type Order } from '../../contracts';
import { failureCopy } from '../../shopClient/failureCopy';
import { useStore } from '../../state/useStore';
import './OrderListView.css';
import { useOrders } from './ordersService';

const STATUS: Record<Order['status'], string> = {
  'awaiting-payment': '等待支付',
  paid: '已支付（模拟）',
  shipped: '已发货',
  received: '已收货',
  reviewed: '已评价',
  cancelled: '已取消',
};

export interface OrderListViewProps {
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onReview: (itemId: string) => void;
  onBrowse: () => void;
}

export function OrderListView({ currency, pictureUrl, onReview, onBrowse }: OrderListViewProps) {
  const { list, desk } = useOrders();
  const { status, orders, failure } = useStore(list);
  const [payingId, setPayingId] = useState<string>();
  const [paymentProblem, setPaymentProblem] = useState<string>();

  async function pay(orderId: string) {
    setPayingId(orderId);
    const outcome = await desk.pay(orderId);
    setPayingId(undefined);
    setPaymentProblem(outcome.ok ? undefined : failureCopy(outcome.failure.code));
    if (outcome.ok) list.replace(outcome.order);
  }

  if (status === 'loading') return <LinesSkeleton count={3} />;
  if (status === 'failed' && failure) {
    return (
      <EmptyState
        title="订单没有加载出来"
        text={failureCopy(failure.code)}
        actionText="重试"
        onAction={() => void list.refresh()}
      />
    );
  }
  if (orders.length === 0) {
    return <EmptyState title="还没有订单" actionText="去逛逛" onAction={onBrowse} />;
  }
  return (
    <View id="order-list">
      {failure && <Notice tone="warning">{`${failureCopy(failure.code)}，以下是上次的内容`}</Notice>}
      {paymentProblem !== undefined && <Notice tone="warning">{paymentProblem}</Notice>}
      {orders.map((order) => (
        <View className="card" key={order.orderId} id={`order-${order.orderId}`}>
          <View className="order-head">
            <Text className="order-time">{formatMinute(order.placedAtMs)}</Text>
            <Text className="order-status">{STATUS[order.status]}</Text>
          </View>
          {order.lines.map((line) => (
            <View className="order-item" key={`${line.itemId} ${line.variantId ?? ''}`}>
              <Picture className="order-item-picture" url={pictureUrl(line.picture)} />
              <View className="order-item-text">
                <Text>{line.variantTitle ? `${line.title} ${line.variantTitle}` : line.title}</Text>
                <Text className="order-item-price">
                  {`${formatMoney(line.priceMinor, currency)} ×${line.quantity}`}
                </Text>
              </View>
              {order.status !== 'awaiting-payment' && order.status !== 'cancelled' && (
                <Button
                  kind="plain"
                  text="评价"
                  label={`评价${line.title}`}
                  onPress={() => onReview(line.itemId)}
                />
              )}
            </View>
          ))}
          <View className="order-foot">
            <Text>{`共 ${formatMoney(order.totalMinor, currency)}`}</Text>
            {order.status === 'awaiting-payment' && (
              <Button
                text={payingId === order.orderId ? '正在支付…' : '继续支付（模拟）'}
                disabled={payingId !== undefined}
                onPress={() => void pay(order.orderId)}
              />
            )}
          </View>
        </View>
      ))}
    </View>
  );
}
