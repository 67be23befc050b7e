import { View } from '@tarojs/components';

export default function OrderConfirmationPage() {
  return <View id="order-confirmation-page">确认订单</View>;
}
