import { Text, View } from '@tarojs/components';
import { aria } from '../../components/aria';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { type Order } from '../../contracts';

export interface OrderDoneProps {
  order: Order;
  currency: Currency;
  onOrders: () => void;
  onBrowse: () => void;
}

/** After an order was made, paid or not. */
export function OrderDone({ order, currency, onOrders, onBrowse }: OrderDoneProps) {
  const isPaid = order.status !== 'awaiting-payment';
  return (
    <View id="order-done" className="card order-done" {...aria({ role: 'alert' })}>
      <Text className="order-done-title">{isPaid ? '下单成功' : '订单已提交，等待支付'}</Text>
      <Text className="order-done-total">{formatMoney(order.totalMinor, currency)}</Text>
      <Text className="order-done-text">
        {isPaid ? '模拟支付已完成，没有真实扣款' : '模拟支付没有完成，可以在订单里继续'}
      </Text>
      <Text id="order-id" className="order-done-text">
        {`订单号 ${order.orderId}`}
      </Text>
      <View className="order-done-actions">
        <Button id="view-orders" text="查看订单" onPress={onOrders} />
        <Button text="继续逛逛" kind="secondary" onPress={onBrowse} />
      </View>
    </View>
  );
}
