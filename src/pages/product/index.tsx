import { View } from '@tarojs/components';

export default function ProductPage() {
  return <View id="product-page">商品详情</View>;
}
