import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { formatMinute } from '../../components/formatTime';
import { EmptyState, Notice } from '../../components/Notice';
import { RetryNotice } from '../../components/RetryNotice';
import { LinesSkeleton } from '../../components/Skeleton';
import { Tabs } from '../../components/Tabs';
import { failureCopy } from '../../shopClient/failureCopy';
import { takesReviews } from '../../domain/trade/orderStates';
import { useStore } from '../../state/useStore';
import { lineTitle, orderStatusCopy } from './orderCopy';
import { OrderItem } from './OrderItem';
import './OrderListView.css';
import { useOrders } from './ordersService';

const TABS = [
  { key: 'all', title: '全部' },
  { key: 'awaiting-payment', title: '待付款' },
  { key: 'paid', title: '待发货' },
  { key: 'shipped', title: '待收货' },
  { key: 'received', title: '待评价' },
  { key: 'after-sales', title: '售后' },
] as const;

export interface OrderListViewProps {
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onOpen: (orderId: string) => void;
  onReview: (itemId: string, orderId: string) => void;
  onBrowse: () => void;
}

export function OrderListView({ currency, pictureUrl, onOpen, onReview, onBrowse }: OrderListViewProps) {
  const { list, desk } = useOrders();
  const { status, filter, orders, failure } = useStore(list);
  const [payingId, setPayingId] = useState<string>();
  const [paymentProblem, setPaymentProblem] = useState<string>();

  async function pay(orderId: string) {
    setPayingId(orderId);
    const outcome = await desk.pay(orderId);
    setPayingId(undefined);
    setPaymentProblem(outcome.ok ? undefined : failureCopy(outcome.failure.code));
    if (outcome.ok) list.replace(outcome.order);
  }

  const tabs = (
    <Tabs
      label="订单"
      tabs={TABS}
      selected={TABS.find(({ key }) => key === filter)?.key ?? 'all'}
      onSelect={(key) => void list.select(key === 'all' ? undefined : key)}
    />
  );
  if (status === 'loading') {
    return (
      <View>
        {tabs}
        <LinesSkeleton count={3} />
      </View>
    );
  }
  if (status === 'failed' && failure) {
    return (
      <View>
        {tabs}
        <EmptyState
          title="订单没有加载出来"
          text={failureCopy(failure.code)}
          actionText="重试"
          onAction={() => void list.refresh()}
        />
      </View>
    );
  }
  if (orders.length === 0) {
    return (
      <View>
        {tabs}
        {failure && <RetryNotice text={failureCopy(failure.code)} onRetry={() => void list.refresh()} />}
        <EmptyState
          title={filter === undefined ? '还没有订单' : '这里没有订单'}
          actionText="去逛逛"
          onAction={onBrowse}
        />
      </View>
    );
  }
  return (
    <View id="order-list">
      {tabs}
      {failure && (
        <RetryNotice
          text={`${failureCopy(failure.code)}，以下是上次的内容`}
          onRetry={() => void list.refresh()}
        />
      )}
      {paymentProblem !== undefined && <Notice tone="warning">{paymentProblem}</Notice>}
      {orders.map((order) => (
        <View className="card" key={order.orderId} id={`order-${order.orderId}`}>
          <View className="order-head">
            <Text className="order-time">{formatMinute(order.placedAtMs)}</Text>
            <Text className="order-status">{orderStatusCopy(order)}</Text>
          </View>
          {order.lines.map((line) => (
            <OrderItem
              key={`${line.itemId} ${line.variantId ?? ''}`}
              line={line}
              currency={currency}
              pictureUrl={pictureUrl}
              onReview={takesReviews(order) ? () => onReview(line.itemId, order.orderId) : undefined}
            />
          ))}
          <View className="order-foot">
            <Text>{`共 ${formatMoney(order.totalMinor, currency)}`}</Text>
            <Button
              kind="plain"
              text="订单详情"
              label={`订单详情，${lineTitle(order.lines[0]!)}`}
              onPress={() => onOpen(order.orderId)}
            />
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
