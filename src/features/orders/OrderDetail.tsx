import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { formatMinute } from '../../components/formatTime';
import { EmptyState, Notice } from '../../components/Notice';
import { Sheet, SheetPlace } from '../../components/Sheet';
import { LinesSkeleton } from '../../components/Skeleton';
import { type Order } from '../../contracts';
import { failureCopy } from '../../shopClient/failureCopy';
import { type ShopFailure } from '../../shopClient/shopClient';
import { decideOrderStep, type OrderStep, takesReviews } from '../../domain/trade/orderStates';
import { AfterSalesSheet } from './AfterSalesSheet';
import { OrderItem } from './OrderItem';
import './OrderListView.css';
import { OrderShipment } from './OrderShipment';
import { OrderStanding } from './OrderStanding';
import { useOrders } from './ordersService';

export interface OrderDetailProps {
  orderId: string;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  onReview: (itemId: string, orderId: string) => void;
  onOrders: () => void;
  /** To ask the carrier by. */
  onCopy: (trackingNumber: string) => void;
}

type Outcome = { ok: true; value: Order } | { ok: false; failure: ShopFailure };

/** One order with everything that can be done with it now. What the device knows of it is shown first. */
export function OrderDetail({ orderId, currency, pictureUrl, onReview, onOrders, onCopy }: OrderDetailProps) {
  const { list, desk, steps } = useOrders();
  const [order, setOrder] = useState(() => list.get().orders.find((known) => known.orderId === orderId));
  const [failure, setFailure] = useState<ShopFailure>();
  const [isBusy, setBusy] = useState(false);
  const [sheet, setSheet] = useState<'cancel' | 'after-sales'>();

  async function take(outcome: Promise<Outcome>) {
    setBusy(true);
    setSheet(undefined);
    const result = await outcome;
    setBusy(false);
    setFailure(result.ok ? undefined : result.failure);
    if (result.ok) setOrder(result.value);
  }

  useEffect(() => {
    let isOpen = true;
    void steps.read(orderId).then((outcome) => {
      if (!isOpen) return;
      setFailure(outcome.ok ? undefined : outcome.failure);
      if (outcome.ok) setOrder(outcome.value);
    });
    return () => void (isOpen = false);
  }, [orderId, steps]);

  async function pay(): Promise<Outcome> {
    const outcome = await desk.pay(orderId);
    if (outcome.ok) list.replace(outcome.order);
    return outcome.ok ? { ok: true, value: outcome.order } : outcome;
  }

  if (!order && !failure) return <LinesSkeleton count={4} />;
  if (!order && failure) {
    return (
      <EmptyState
        id="order-failed"
        title={failure.code === 'not-found' ? '没有这个订单' : '订单没有加载出来'}
        text={failureCopy(failure.code)}
        actionText={failure.code === 'not-found' ? '查看全部订单' : '重试'}
        onAction={failure.code === 'not-found' ? onOrders : () => void take(steps.read(orderId))}
      />
    );
  }
  if (!order) return null;
  const { status, afterSales, discountMinor = 0 } = order;
  const can = (step: OrderStep) =>
    decideOrderStep({ status, afterSales: afterSales?.state }, step).kind === 'change';
  return (
    <View id="order-detail">
      {failure && (
        <View id="order-problem">
          <Notice tone="warning">{failureCopy(failure.code)}</Notice>
        </View>
      )}
      <OrderStanding order={order} currency={currency} />
      {order.shipment && <OrderShipment shipment={order.shipment} onCopy={onCopy} />}
      <View className="card">
        <Text className="card-title">收货信息</Text>
        <Text className="order-detail-line">{`${order.address.recipient} ${order.address.phone}`}</Text>
        <Text className="order-detail-line">{order.address.address}</Text>
        {order.note !== undefined && <Text className="order-detail-line">{`留言：${order.note}`}</Text>}
      </View>
      <View className="card">
        {order.lines.map((line) => (
          <OrderItem
            key={`${line.itemId} ${line.variantId ?? ''}`}
            line={line}
            currency={currency}
            pictureUrl={pictureUrl}
            onReview={takesReviews(order) ? () => onReview(line.itemId, orderId) : undefined}
          />
        ))}
        {discountMinor > 0 && (
          <Text className="order-detail-line">{`优惠券 −${formatMoney(discountMinor, currency)}`}</Text>
        )}
        <Text className="order-detail-line order-sum">{`实付 ${formatMoney(order.totalMinor, currency)}`}</Text>
        <Text className="order-time">{`下单 ${formatMinute(order.placedAtMs)}`}</Text>
        <Text className="order-time">{`订单号 ${orderId}`}</Text>
        {order.payment.provider === 'simulated' && (
          <View className="order-note">
            <Notice tone="warning">
              {order.shipment
                ? '模拟支付，没有真实扣款。这是一家演示店铺，物流信息也只作演示。'
                : '模拟支付，没有真实扣款。这是一家演示店铺，订单不会真的发货。'}
            </Notice>
          </View>
        )}
      </View>
      <View className="order-steps">
        {can('pay') && <Button text="继续支付（模拟）" disabled={isBusy} onPress={() => void take(pay())} />}
        {can('confirm-receipt') && (
          <Button
            text="确认收货"
            disabled={isBusy}
            onPress={() => void take(steps.confirmReceipt(orderId))}
          />
        )}
        {can('request-after-sales') && (
          <Button
            kind="secondary"
            text="申请售后"
            disabled={isBusy}
            onPress={() => setSheet('after-sales')}
          />
        )}
        {can('withdraw-after-sales') && (
          <Button
            kind="secondary"
            text="撤销售后申请"
            disabled={isBusy}
            onPress={() => void take(steps.withdrawAfterSales(orderId))}
          />
        )}
        {can('cancel') && (
          <Button kind="secondary" text="取消订单" disabled={isBusy} onPress={() => setSheet('cancel')} />
        )}
      </View>
      <SheetPlace>
        {sheet === 'cancel' && (
          <Sheet id="cancel-sheet" title="取消这个订单？" onClose={() => setSheet(undefined)}>
            <Text className="sheet-text">商品会回到库存，用掉的优惠券会退还给你。</Text>
            <Button text="确定取消" onPress={() => void take(steps.cancel(orderId))} />
            <Button kind="secondary" text="再想想" onPress={() => setSheet(undefined)} />
          </Sheet>
        )}
        {sheet === 'after-sales' && (
          <AfterSalesSheet
            isShipped={status !== 'paid'}
            onClose={() => setSheet(undefined)}
            onSubmit={(complaint) => void take(steps.requestAfterSales(orderId, complaint))}
          />
        )}
      </SheetPlace>
    </View>
  );
}
