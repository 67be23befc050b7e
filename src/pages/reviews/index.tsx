import { View } from '@tarojs/components';

export default function ReviewsPage() {
  return <View id="reviews-page">商品评价</View>;
}
