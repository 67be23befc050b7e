import { View } from '@tarojs/components';

export default function CartPage() {
  return <View id="cart-page">购物车</View>;
}
