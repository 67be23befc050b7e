import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { type Currency, formatMoney } from '../../components/formatMoney';
import { Picture } from '../../components/Picture';
import { type OrderLine } from '../../contracts';
import { lineTitle } from './orderCopy';
import './OrderListView.css';

export interface OrderItemProps {
  line: OrderLine;
  currency: Currency;
  pictureUrl: (cloudPath: string) => string;
  /** Absent where it is no time for a review. */
  onReview: (() => void) | undefined;
}

/** One line of an order. */
export function OrderItem({ line, currency, pictureUrl, onReview }: OrderItemProps) {
  return (
    <View className="order-item">
      <Picture className="order-item-picture" url={pictureUrl(line.picture)} />
      <View className="order-item-text">
        <Text>{lineTitle(line)}</Text>
        <Text className="order-item-price">
          {`${formatMoney(line.priceMinor, currency)} ×${line.quantity}`}
        </Text>
      </View>
      {onReview && <Button kind="plain" text="评价" label={`评价${lineTitle(line)}`} onPress={onReview} />}
    </View>
  );
}
