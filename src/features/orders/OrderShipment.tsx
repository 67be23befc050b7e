import { Text, View } from '@tarojs/components';
import { Button } from '../../components/Button';
import { formatMinute } from '../../components/formatTime';
import { type Shipment } from '../../contracts';
import './OrderListView.css';

export interface OrderShipmentProps {
  shipment: Shipment;
  onCopy: (trackingNumber: string) => void;
}

/** Who carries the goods, and the number to ask them by. */
export function OrderShipment({ shipment, onCopy }: OrderShipmentProps) {
  const { carrier, trackingNumber, shippedAtMs } = shipment;
  return (
    <View className="card" id="order-shipment">
      <Text className="card-title">物流信息</Text>
      <View className="order-shipment">
        <View className="order-shipment-text">
          <Text className="order-detail-line">{carrier}</Text>
          <Text className="order-detail-line" selectable userSelect>
            {trackingNumber}
          </Text>
        </View>
        <Button
          kind="secondary"
          text="复制单号"
          label={`复制${carrier}单号 ${trackingNumber}`}
          onPress={() => onCopy(trackingNumber)}
        />
      </View>
      <Text className="order-time">{`发货 ${formatMinute(shippedAtMs)}`}</Text>
    </View>
  );
}
