import { Text, View } from '@tarojs/components';
import { type Currency } from '../../components/formatMoney';
import { formatMinute } from '../../components/formatTime';
import { type Order } from '../../contracts';
import { afterSalesLines, orderStatusCopy } from './orderCopy';
import './OrderListView.css';

/** Where an order stands, until when it waits, and what became of a complaint. */
export function OrderStanding({ order, currency }: { order: Order; currency: Currency }) {
  const { status, payBeforeMs } = order;
  return (
    <View className="card">
      <View className="order-head">
        <Text className="order-status" id="order-status">
          {orderStatusCopy(order)}
        </Text>
      </View>
      {status === 'awaiting-payment' && payBeforeMs !== undefined && (
        <Text className="order-time">{`请在 ${formatMinute(payBeforeMs)} 前支付，超时自动取消`}</Text>
      )}
      {afterSalesLines(order, currency).map((line) => (
        <Text className="order-standing-line" key={line}>
          {line}
        </Text>
      ))}
    </View>
  );
}
