import { View } from '@tarojs/components';

export default function CategoryPage() {
  return <View id="category-page">分类</View>;
}
